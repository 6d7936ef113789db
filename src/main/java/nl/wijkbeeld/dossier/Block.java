package nl.wijkbeeld.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of a dossier: one of the templates in reports/parts and what it is filled with.
 *
 * @param part file name of the template, without extension
 */
record Block(String part, boolean newPage, Map<String, Object> parameters) {

    private static final int LONG = 8;
    private static final String IN_SHORT = "kort";

    static Block of(String part) {
        return new Block(part, false, Map.of());
    }

    Block with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Block(part, newPage, more);
    }

    Block chapter(String title) {
        return with("kop", title).with("niveau", 2);
    }

    Block heading(String title) {
        return with("kop", title).with("niveau", 3);
    }

    Block caption(String finding) {
        return with("bijschrift", finding);
    }

    Block note(String note) {
        return with("noot", note);
    }

    Block rows(List<Map<String, Object>> rows) {
        return with("rijen", rows);
    }

    Block columns(List<String> headings) {
        return with("koppen", headings);
    }

    Block figure(Drawing drawing) {
        return with("tekening", drawing.renderer()).with("beschrijving", drawing.description());
    }

    /** Marks what a list of dossiers tells of this one. */
    Block inShort(String key) {
        return with(IN_SHORT, key);
    }

    Optional<String> inShort() {
        return Optional.ofNullable(parameters.get(IN_SHORT)).map(String::valueOf);
    }

    /** What it says in words. */
    String words() {
        return String.valueOf(parameters.getOrDefault("bijschrift", parameters.getOrDefault("tekst", "")));
    }

    /** A table that may break over pages; anything shorter is kept whole. */
    boolean isLong() {
        return parameters.get("rijen") instanceof List<?> rows && rows.size() > LONG;
    }

    /** What a chapter begins with asks for room below it, so that its heading does not end a page. */
    boolean isChapter() {
        return Integer.valueOf(2).equals(parameters.get("niveau"));
    }

    Block onNewPage() {
        return new Block(part, true, parameters);
    }
}
