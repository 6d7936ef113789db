package nl.wijkbeeld.attack;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a dossier says: the tables of the sources, and how many rows each supplier brought.
 *
 * @param text of all pages, in reading order, every white space one blank
 */
record Paper(String name, String text) {

    private static final Pattern SOURCE = Pattern.compile(
            "(?<head>.{1,120}?) Aantal [^.]{1,60} per periode\\.(?<body>.*?)(?=• betekent|Overal [0•]|$)");
    private static final Pattern PERIOD = Pattern.compile("(20\\d\\d)(?: (\\d)e kw\\.)?");
    private static final Pattern HEADER = Pattern.compile("Categorie ((?:20\\d\\d(?: \\de kw\\.)? )+)");
    private static final String CELL = "(?: (?:\\d+(?:\\.\\d{3})*\\*?|•|–|geen levering))";
    private static final Pattern DELIVERY = Pattern.compile(
            "(?<name>.{1,160}?) \\d{1,2} \\p{L}{3}\\.? \\d{4} \\d\\d\\.\\d\\d((?: \\d+(?:\\.\\d{3})*){6})(?!\\d)");

    /**
     * Rows of the latest delivery of a supplier.
     *
     * @param unknownCode of the loaded ones; they are counted in the category {@code onbekend}
     */
    record Delivery(String name, long read, long loaded, long refused, long unknownCode) {
        /** Nothing was left aside because its month is closed. */
        boolean isWhole() {
            return read == loaded + refused;
        }
    }

    static Paper read(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PdfReader reader = new PdfReader(file.toString())) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append(' ');
            }
        }
        return new Paper(String.valueOf(file.getFileName()), text.toString().replaceAll("\\s+", " "));
    }

    List<Delivery> deliveries(Sources sources) {
        List<Delivery> deliveries = new ArrayList<>();
        for (MatchResult found : DELIVERY.matcher(text).results().toList()) {
            long[] rows = numbers(found.group(2));
            sources.nameAtEndOf(found.group(1))
                    .ifPresent(title -> deliveries.add(new Delivery(title, rows[0], rows[1], rows[2], rows[3])));
        }
        return deliveries;
    }

    private static long[] numbers(String text) {
        return Pattern.compile(" ")
                .splitAsStream(text.strip().replace(".", ""))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /**
     * The cells of the tables of sources.
     *
     * @param categories by source and printed title
     */
    List<Figure> figures(Sources sources, Areas areas, Map<String, String> categories, CsvFigures.Rules rules) {
        List<Figure> figures = new ArrayList<>();
        Matcher section = SOURCE.matcher(text);
        while (section.find()) {
            String head = section.group("head");
            String body = section.group("body");
            if (!body.startsWith(" Per thema")) {
                subject(head, sources, areas)
                        .ifPresent(subject -> figures.addAll(cells(subject, body, categories, rules)));
            }
        }
        return figures;
    }

    /** A table's heading ends with the source's title, a comma and the area's name. */
    private static Optional<Subject> subject(String head, Sources sources, Areas areas) {
        for (Map.Entry<String, String> area : areas.codes().entrySet()) {
            if (head.endsWith(", " + area.getKey())) {
                Optional<String> title = sources.nameAtEndOf(
                        head.substring(0, head.length() - area.getKey().length() - 2));
                if (title.isPresent()) {
                    return title.map(found ->
                            new Subject(sources.titles().getOrDefault(found, found), area.getValue(), Map.of()));
                }
            }
        }
        return Optional.empty();
    }

    private List<Figure> cells(Subject subject, String body, Map<String, String> categories, CsvFigures.Rules rules) {
        Matcher header = HEADER.matcher(body);
        List<Figure> figures = new ArrayList<>();
        if (!header.find()) {
            return figures;
        }
        List<Span> spans =
                PERIOD.matcher(header.group(1)).results().map(Paper::span).toList();
        String rows = " " + body.substring(header.end() - 1).strip();
        Map<String, String> own = new TreeMap<>();
        categories.forEach((key, category) -> {
            if (key.startsWith(subject.source() + "|")) {
                own.put(key.substring(key.indexOf('|') + 1), category);
            }
        });
        own.forEach((title, category) -> {
            Matcher row = Pattern.compile(" " + Pattern.quote(title) + "(" + CELL + "{" + spans.size() + "})(?= |$)")
                    .matcher(rows);
            if (row.find()) {
                List<String> cells = Pattern.compile(CELL)
                        .matcher(row.group(1))
                        .results()
                        .map(cell -> cell.group().strip())
                        .toList();
                for (int i = 0; i < cells.size(); i++) {
                    figure(subject.with("categorie", category), spans.get(i), cells.get(i), rules)
                            .ifPresent(figures::add);
                }
            }
        });
        return figures;
    }

    private static Span span(MatchResult period) {
        int year = Integer.parseInt(period.group(1));
        return period.group(2) == null
                ? Span.months(LocalDate.of(year, 1, 1), 12)
                : Span.months(LocalDate.of(year, 3 * Integer.parseInt(period.group(2)) - 2, 1), 3);
    }

    private Optional<Figure> figure(Subject subject, Span span, String cell, CsvFigures.Rules rules) {
        boolean quarter = span.from().plusMonths(3).equals(span.to());
        Promise promise = quarter ? rules.guarded() : rules.confidential();
        if (cell.equals("•")) {
            return Optional.of(new Figure(name, subject, span, Set.of(), true, true, promise.sign(false), promise));
        }
        if (!Character.isDigit(cell.charAt(0))) {
            return Optional.empty();
        }
        long count = Long.parseLong(cell.replaceAll("[.*]", ""));
        return Optional.of(new Figure(name, subject, span, Set.of(), true, false, new Interval(count, count), promise));
    }
}
