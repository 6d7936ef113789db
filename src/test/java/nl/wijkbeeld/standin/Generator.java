package nl.wijkbeeld.standin;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes up one night's deliveries of all partners. The same seed and night give the same bytes; a later night tells the
 * same past. Only the levels are real: crimes per buurt and year, and the burglaries of the police's map.
 *
 * @param night the deliveries hold what was known on the day before
 * @param years whole calendar years of history before this one
 */
public record Generator(long seed, LocalDate night, int years) {
    private static final Path AREAS = Path.of("config", "gebieden", "gebieden.csv");

    public Generator(long seed, LocalDate night) {
        this(seed, night, 5);
    }

    /**
     * Writes every delivery that is a file into the folder of its partner: {@code politie/uit}, {@code weektellingen},
     * {@code inbraken}, {@code corporatie-zuid}, {@code cameratoezicht}, {@code cameraregister}, {@code adressen}.
     */
    public void write(Path folder) {
        Places places = places();
        PoliceDeliveries police = new PoliceDeliveries(incidents(places), Period.until(night, start()));
        police.writeIncidents(folder.resolve("politie/uit"));
        police.writeWeeklyCounts(folder.resolve("weektellingen"));
        police.writeBurglaries(folder.resolve("inbraken"), RealFigures.read());
        HousingSheet.write(folder.resolve("corporatie-zuid"), housing("ZUID", 240, places), night.minusDays(1));
        CameraDeliveries cameras = new CameraDeliveries(seed, start(), night);
        cameras.writeLogs(folder.resolve("cameratoezicht"));
        cameras.writeRegister(folder.resolve("cameraregister"));
        writeAddresses(folder.resolve("adressen"), places);
    }

    /** What corporatie-noord's API answers. */
    List<HousingCase> housingNorth() {
        return housing("NOORD", 420, places());
    }

    /** What corporatie-west's view holds. */
    List<HousingCase> housingWest() {
        return housing("WEST", 150, places());
    }

    /** What the Zorg- en Veiligheidshuis's view holds. */
    List<CareCase> careCases() {
        return CareCase.of(seed, places(), start(), night);
    }

    private LocalDate start() {
        return LocalDate.of(night.getYear() - years, 1, 1);
    }

    private static Places places() {
        return Places.read(AREAS);
    }

    private List<Incident> incidents(Places places) {
        Incidents incidents = new Incidents(seed, places, RealFigures.read(), IncidentMix.read());
        List<Incident> all = new ArrayList<>();
        for (int year = start().getYear(); year <= night.getYear(); year++) {
            all.addAll(incidents.ofYear(year));
        }
        return all;
    }

    /** The north owns in Almelo's north and centre, the south in the rest of Almelo, the west in Twenterand. */
    private List<HousingCase> housing(String supplier, int perYear, Places places) {
        Stream<Buurt> buurten =
                places.buurten().stream().filter(buurt -> owner(buurt).equals(supplier));
        return HousingCase.of(seed, supplier, buurten.toList(), perYear, start(), night);
    }

    private static String owner(Buurt buurt) {
        if (buurt.isTwenterand()) {
            return "WEST";
        }
        return switch (buurt.wijk()) {
            case "WK014110", "WK014112", "WK014113", "WK014116", "WK014117", "WK014118", "WK014120" -> "NOORD";
            default -> "ZUID";
        };
    }

    private static void writeAddresses(Path folder, Places places) {
        Path file = folder.resolve("pc6hnr20240801_gwb.csv");
        try (Sheet sheet = Sheet.utf8(file, ';', "PC6", "Huisnummer", "Buurt2024", "Wijk2024", "Gemeente2024")) {
            for (Buurt buurt : places.buurten()) {
                for (Address address : buurt.addresses()) {
                    sheet.row(
                            address.postcode(),
                            address.huisnummer(),
                            buurt.bareCode(),
                            buurt.wijk().substring(2),
                            buurt.gemeente().substring(2));
                }
            }
        }
    }
}
