package nl.wijkbeeld.standin;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All partners at once, on loopback, with a night's deliveries in place. */
public final class Partners implements AutoCloseable {
    /** Guards nothing but made-up data on this machine. */
    private static final String PASSWORD = "alleen-voor-de-demonstratie";

    private static final int CBS_PAGE = 200;
    private final Path folder;
    private final Path knownHosts;
    private final SftpPartner police;
    private final CbsPartner openFigures;
    private final VeraPartner housingNorth;
    private final PostgresPartner databases;

    private Partners(Path folder, Generator generator) {
        this.folder = folder;
        generator.write(folder);
        police = new SftpPartner(folder.resolve("politie"), PASSWORD);
        knownHosts = police.writeKnownHosts(folder.resolve("bekende-hosts"));
        openFigures = new CbsPartner(RealFigures.read(), CBS_PAGE);
        housingNorth = new VeraPartner(generator.housingNorth(), PASSWORD);
        databases = new PostgresPartner(generator.careCases(), generator.housingWest(), PASSWORD);
    }

    /** Writes the deliveries into the folder and starts the servers. */
    public static Partners start(Path folder, Generator generator) {
        return new Partners(folder.toAbsolutePath(), generator);
    }

    public SftpPartner police() {
        return police;
    }

    public CbsPartner openFigures() {
        return openFigures;
    }

    public VeraPartner housingNorth() {
        return housingNorth;
    }

    public PostgresPartner databases() {
        return databases;
    }

    /** The hub's settings that point at these partners. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("levering.rust", "400"); // their files were written just now
        settings.put("politie.sftp.uri", "sftp://" + SftpPartner.USER + "@127.0.0.1:" + police.port() + "/uit");
        settings.put("politie.sftp.wachtwoord", PASSWORD);
        settings.put("politie.sftp.bekende-hosts", knownHosts.toString());
        settings.put("politie.weektellingen.map", folder("weektellingen"));
        settings.put("politie.inbraken.map", folder("inbraken"));
        settings.put("politie.opendata.url", openFigures.url());
        settings.put("corporatie-noord.url", housingNorth.url());
        settings.put("corporatie-noord.api-sleutel", PASSWORD);
        settings.put("corporatie-zuid.map", folder("corporatie-zuid"));
        database(settings, "zvh", databases.careUrl());
        database(settings, "corporatie-west", databases.housingUrl());
        settings.put("cameratoezicht.map", folder("cameratoezicht"));
        settings.put("cameraregister.map", folder("cameraregister"));
        settings.put("cbs.adressen.map", folder("adressen"));
        return settings;
    }

    private static void database(Map<String, String> settings, String partner, String url) {
        settings.put(partner + ".jdbc.url", url);
        settings.put(partner + ".jdbc.gebruiker", PostgresPartner.USER);
        settings.put(partner + ".jdbc.wachtwoord", PASSWORD);
    }

    private String folder(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public void close() {
        databases.close();
        housingNorth.close();
        openFigures.close();
        police.close();
    }
}
