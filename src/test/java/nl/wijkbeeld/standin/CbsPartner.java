package nl.wijkbeeld.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.wijkbeeld.standin.JsonServer.Answer;
import nl.wijkbeeld.standin.JsonServer.Question;

/**
 * The open police figures as CBS serves them: OData v3, padded keys, pages with {@code odata.nextLink}. The numbers are
 * the real ones. A key without its padding finds nothing and is no error, as with the real one.
 */
public final class CbsPartner implements AutoCloseable {
    static final String PATH = "/ODataFeed/odata/47018NED/TypedDataSet";
    private static final String TOTAL = "0.0.0 ";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Map<String, Object>> rows;
    private final int pageSize;
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();
    private final JsonServer server;

    /** The real figures of 2021 to 2025, so many a page. */
    public static CbsPartner ofRealFigures(int pageSize) {
        return new CbsPartner(RealFigures.read(), pageSize);
    }

    CbsPartner(RealFigures figures, int pageSize) {
        this.rows = rows(figures);
        this.pageSize = pageSize;
        server = new JsonServer(PATH, this::answer);
    }

    public String url() {
        return server.url(PATH);
    }

    public int port() {
        return server.port();
    }

    public int requests() {
        return server.requests();
    }

    public Faults faults() {
        return server.faults();
    }

    /** From now on the figure of that area and year is null. */
    public void withhold(String area, int year) {
        withheld.add(area + year);
    }

    @Override
    public void close() {
        server.close();
    }

    private static List<Map<String, Object>> rows(RealFigures figures) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (RealFigures.Crimes crimes : figures.crimes()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("ID", rows.size());
            row.put("SoortMisdrijf", TOTAL);
            row.put("WijkenEnBuurten", "%-10s".formatted(crimes.area()));
            row.put("Perioden", crimes.year() + "JJ00");
            row.put("GeregistreerdeMisdrijven_1", crimes.count());
            rows.add(row);
        }
        return rows;
    }

    private Answer answer(Question question) {
        try {
            String filter = question.query().getOrDefault("$filter", "");
            int skip = Integer.parseInt(question.query().getOrDefault("$skip", "0"));
            return page(rows.stream().filter(ODataFilter.parse(filter)).toList(), filter, skip);
        } catch (IllegalArgumentException e) {
            return new Answer(400, "{\"odata.error\":{\"code\":\"\",\"message\":{\"value\":\"filter\"}}}");
        }
    }

    private Answer page(List<Map<String, Object>> found, String filter, int skip) {
        int from = Math.max(0, Math.min(found.size(), skip));
        int to = Math.min(found.size(), from + pageSize);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("odata.metadata", server.url("/ODataFeed/odata/47018NED/$metadata#Cbs.OData.WebAPI.TypedDataSet"));
        body.put("value", found.subList(from, to).stream().map(this::shown).toList());
        if (to < found.size()) {
            body.put("odata.nextLink", next(filter, to));
        }
        try {
            return new Answer(200, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String next(String filter, int skip) {
        String kept = filter.isEmpty() ? "" : "$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + "&";
        return url() + "?" + kept + "$skip=" + skip;
    }

    private Map<String, Object> shown(Map<String, Object> row) {
        String key = String.valueOf(row.get("WijkenEnBuurten")).strip()
                + String.valueOf(row.get("Perioden")).substring(0, 4);
        if (!withheld.contains(key)) {
            return row;
        }
        Map<String, Object> hidden = new LinkedHashMap<>(row);
        hidden.put("GeregistreerdeMisdrijven_1", null);
        return hidden;
    }
}
