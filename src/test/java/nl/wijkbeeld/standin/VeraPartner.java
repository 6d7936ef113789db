package nl.wijkbeeld.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.standin.JsonServer.Answer;
import nl.wijkbeeld.standin.JsonServer.Question;

/**
 * A housing corporation's VERA API: {@code GET /zaken?limit=100&cursor=…} with {@code X-API-KEY} answers
 * {@code {"data":[…],"next":"…"}}; {@code next} is null on the last page.
 */
public final class VeraPartner implements AutoCloseable {
    private static final int MOST_PER_PAGE = 100;
    private static final String CURSOR = "na-";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Map<String, Object>> cases;
    private final String key;
    private final JsonServer server;

    /** What the generator makes up for the corporation in the north. */
    public static VeraPartner of(Generator generator, String key) {
        return new VeraPartner(generator.housingNorth(), key);
    }

    VeraPartner(List<HousingCase> cases, String key) {
        this.cases = cases.stream().map(VeraPartner::zaak).toList();
        this.key = key;
        server = new JsonServer("/zaken", this::answer);
    }

    public String url() {
        return server.url("/zaken");
    }

    public int port() {
        return server.port();
    }

    /** How many cases it has. */
    public int cases() {
        return cases.size();
    }

    public int requests() {
        return server.requests();
    }

    public Faults faults() {
        return server.faults();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Question question) {
        if (!key.equals(question.exchange().getRequestHeaders().getFirst("X-API-KEY"))) {
            return new Answer(401, "{\"fout\":\"sleutel ontbreekt of klopt niet\"}");
        }
        try {
            return page(question.query().getOrDefault("cursor", CURSOR + 0), limit(question));
        } catch (NumberFormatException e) {
            return new Answer(400, "{\"fout\":\"cursor of limit klopt niet\"}");
        }
    }

    private static int limit(Question question) {
        int asked = Integer.parseInt(question.query().getOrDefault("limit", String.valueOf(MOST_PER_PAGE)));
        return Math.max(1, Math.min(MOST_PER_PAGE, asked));
    }

    private Answer page(String cursor, int limit) {
        if (!cursor.startsWith(CURSOR)) {
            return new Answer(400, "{\"fout\":\"cursor klopt niet\"}");
        }
        int from = Math.max(0, Math.min(cases.size(), Integer.parseInt(cursor.substring(CURSOR.length()))));
        int to = Math.min(cases.size(), from + limit);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", cases.subList(from, to));
        body.put("next", to < cases.size() ? CURSOR + to : null);
        try {
            return new Answer(200, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> zaak(HousingCase made) {
        Map<String, Object> zaak = new LinkedHashMap<>();
        zaak.put("id", made.id());
        zaak.put("registratiedatum", made.registered().toString());
        zaak.put("begindatum", utc(made.begin()));
        LocalDate end = made.end();
        if (end != null) {
            zaak.put("einddatum", utc(end));
        }
        zaak.put("omschrijving", made.kind().naam());
        zaak.put("toelichting", made.toelichting());
        zaak.put(
                "zaaktype",
                Map.of(
                        "soort", Map.of("code", made.kind().soort()),
                        "detailSoort", Map.of("code", made.kind().detailsoort())));
        zaak.put("zaakstatussen", statuses(made));
        zaak.put("objecten", List.of(unit(made.address())));
        zaak.put("rollen", List.of(Map.of("soort", Map.of("code", "MEL"), "naam", made.melder())));
        return zaak;
    }

    /** In order of time: the last one is the present one. */
    private static List<Map<String, Object>> statuses(HousingCase made) {
        List<Map<String, Object>> statuses = new ArrayList<>();
        statuses.add(status("AAN", made.begin()));
        LocalDate end = made.end();
        if (!made.status().equals("AAN")) {
            statuses.add(status(made.status(), end == null ? made.begin().plusDays(1) : end));
        }
        return statuses;
    }

    private static Map<String, Object> status(String code, LocalDate since) {
        return Map.of("soort", Map.of("code", code), "begindatum", utc(since));
    }

    private static Map<String, Object> unit(Address address) {
        Map<String, Object> home = new LinkedHashMap<>();
        home.put("straatnaam", address.straat());
        home.put("huisnummer", String.valueOf(address.huisnummer()));
        home.put("postcode", address.postcode());
        home.put("woonplaats", address.plaats());
        return Map.of("soort", Map.of("code", "EEN"), "eenheid", Map.of("adres", home));
    }

    private static String utc(LocalDate day) {
        return day.atTime(11, 0).toInstant(ZoneOffset.UTC).toString();
    }
}
