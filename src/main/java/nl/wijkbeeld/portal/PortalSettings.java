package nl.wijkbeeld.portal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;

/**
 * Where the portal listens and whom it believes.
 *
 * @param url how people reach it; without a slash at its end; empty when nothing needs to know
 * @param proxy address that does TLS before it
 */
public record PortalSettings(
        Home home,
        String host,
        int port,
        String url,
        Optional<Certificate> certificate,
        Optional<String> proxy,
        Optional<ProviderSettings> provider) {

    /** PEM files of TLS. */
    public record Certificate(Path chain, Path key) {}

    /**
     * The provider of OpenID Connect.
     *
     * @param groupsClaim claim with groups or roles; dots lead inwards
     * @param audience whom a token of the API must be meant for
     */
    public record ProviderSettings(
            URI issuer, String client, String secret, String groupsClaim, String audience, Groups groups) {

        /** Scheme, host and port of the issuer. */
        String origin() {
            return issuer.getScheme() + "://" + issuer.getRawAuthority();
        }
    }

    /** @throws Fault when it would listen beyond this machine without TLS or without a provider; names the setting */
    public PortalSettings {
        boolean isSafe = certificate.isPresent() || proxy.isPresent();
        if (!isLoopback(host) && !isSafe) {
            throw new Fault(
                    "portaal.adres is %s, buiten deze machine, en er is geen TLS. Geef portaal.certificaat.bestand en portaal.sleutel.bestand, of het adres van de proxy in portaal.proxy."
                            .formatted(host));
        }
        if (!isLoopback(host) && provider.isEmpty()) {
            throw new Fault(
                    "portaal.adres is %s, buiten deze machine, en er zijn alleen accounts van het portaal zelf. Geef een aanbieder in portaal.oidc.uitgever."
                            .formatted(host));
        }
        if (provider.isPresent() && url.isEmpty()) {
            throw new Fault("portaal.url ontbreekt: de aanbieder moet weten waar hij iemand terugstuurt.");
        }
    }

    /** Local accounts alone, on this machine alone. */
    public static PortalSettings local(Home home, int port) {
        return new PortalSettings(home, "127.0.0.1", port, "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @throws Fault when settings contradict each other or a file is wrong; names the setting */
    public static PortalSettings of(Settings settings) {
        Path config = settings.home().config();
        return new PortalSettings(
                settings.home(),
                settings.text(Setting.PORTAAL_ADRES),
                settings.number(Setting.PORTAAL_POORT),
                settings.text(Setting.PORTAAL_URL).replaceAll("/+$", ""),
                certificate(settings),
                given(settings, Setting.PORTAAL_PROXY),
                given(settings, Setting.PORTAAL_UITGEVER)
                        .map(issuer -> new ProviderSettings(
                                URI.create(issuer),
                                demanded(settings, Setting.PORTAAL_CLIENT),
                                demanded(settings, Setting.PORTAAL_GEHEIM),
                                settings.text(Setting.PORTAAL_GROEPEN),
                                settings.text(Setting.API_ONTVANGER),
                                Groups.read(config.resolve("toegang.yaml")))));
    }

    private static Optional<Certificate> certificate(Settings settings) {
        return given(settings, Setting.PORTAAL_CERTIFICAAT)
                .map(chain -> new Certificate(Path.of(chain), Path.of(demanded(settings, Setting.PORTAAL_SLEUTEL))));
    }

    private static Optional<String> given(Settings settings, Setting setting) {
        return Optional.of(settings.text(setting)).filter(value -> !value.isBlank());
    }

    private static String demanded(Settings settings, Setting setting) {
        return given(settings, setting)
                .orElseThrow(() -> new Fault("Instelling %s ontbreekt.".formatted(setting.key())));
    }

    /** Whether the connection of a person's browser is encrypted. */
    boolean isEncrypted() {
        return certificate.isPresent() || proxy.isPresent();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new Fault("portaal.adres %s is geen adres. Geef een IP-adres.".formatted(host), unknown);
        }
    }
}
