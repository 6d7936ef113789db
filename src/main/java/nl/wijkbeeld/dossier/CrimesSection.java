package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;

/** The real open figures of the police per year: a chart of the area, a table with its parts and what holds it. */
record CrimesSection(Story story) {

    List<Block> of(Area area, List<Area> parts, List<Area> compared) {
        List<Integer> years = story.crimeYears();
        if (years.isEmpty()) {
            return List.of(Block.of("tekst").chapter(texts().get("echt.kop")).caption(texts().get("echt.geen")));
        }
        return List.of(chart(area, years), table(area, parts, compared, years));
    }

    private Texts texts() {
        return story.texts();
    }

    private Block chart(Area area, List<Integer> years) {
        List<Map.Entry<String, Cell>> figures = new ArrayList<>();
        for (int year : years) {
            story.crimes(area, year)
                    .ifPresent(line -> figures.add(Map.entry(Integer.toString(year), line.cell("aantal"))));
        }
        String finding = finding(area, years);
        return Block.of("figuur-staven")
                .chapter(texts().get("echt.kop"))
                .caption(finding)
                .figure(new Bars(story.palette(), story.dutch(), 483, 96)
                        .draw(figures, texts().say("echt.beschrijving", "gebied", area.name(), "bevinding", finding)));
    }

    private String finding(Area area, List<Integer> years) {
        int last = years.get(years.size() - 1);
        Optional<Line> now = story.crimes(area, last);
        Optional<Line> before = story.crimes(area, last - 1);
        if (now.isEmpty() || before.isEmpty()) {
            return texts().get("echt.geen");
        }
        return texts().say(
                        "echt.bevinding",
                        "gebied",
                        area.name(),
                        "jaar",
                        last,
                        "nu",
                        story.dutch().cell(now.get().cell("aantal")),
                        "vorig",
                        last - 1,
                        "toen",
                        story.dutch().cell(before.get().cell("aantal")),
                        "verschil",
                        story.told(story.publication()
                                .change(before.get().cell("aantal"), now.get().cell("aantal"))));
    }

    private Block table(Area area, List<Area> parts, List<Area> compared, List<Integer> years) {
        Rows rows = new Rows();
        parts.forEach(part -> row(rows, false, part, years));
        row(rows, true, area, years);
        compared.forEach(other -> row(rows, false, other, years));
        List<String> columns =
                new ArrayList<>(years.stream().map(String::valueOf).toList());
        while (columns.size() < 5) {
            columns.add("");
        }
        return Block.of("jaren").columns(columns).rows(rows.list()).note(texts().get("echt.noot"));
    }

    private void row(Rows rows, boolean bold, Area area, List<Integer> years) {
        Object[] pairs = {
            "naam", area.name(),
            "inwoners", story.dutch().number(area.inhabitants()),
            "per_1000", story.cell(story.crimes(area, years.get(years.size() - 1)), "per_1000")
        };
        List<String> cells = years.stream()
                .map(year -> story.cell(story.crimes(area, year), "aantal"))
                .toList();
        (bold ? rows.bold(pairs) : rows.add(pairs)).numbered(0, cells);
    }
}
