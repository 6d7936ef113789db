package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.disclosure.Remark;
import nl.wijkbeeld.dossier.Themes.Theme;

/**
 * Per theme: 36 months beside the gemeente, the finding in a sentence, and the categories behind it.
 *
 * @param around codes of the areas whose events the charts mark
 */
record ThemeSection(Story story, Set<String> around) {

    private static final double WIDTH = 483;
    private static final double HEIGHT = 74;
    private static final double THIN = 1;
    private static final int RARE = 2;
    private static final int LETTERS = 8;

    List<Block> of(Area wijk) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("tekst")
                .chapter(texts().get("themas.kop"))
                .caption(texts().get("themas.uitleg"))
                .note(
                        similar(wijk).wijken().isEmpty()
                                ? texts().get("themas.geen_soortgelijke")
                                : texts().say(
                                                "themas.soortgelijke",
                                                "lijst",
                                                similar(wijk).names()))
                .onNewPage());
        for (Theme theme : story.themes()) {
            blocks.addAll(theme(wijk, theme));
        }
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    private Similar similar(Area wijk) {
        return Similar.to(wijk, story.publication().areas("wijk"));
    }

    private List<Block> theme(Area wijk, Theme theme) {
        Series own = story.series(wijk, theme.key());
        if (own.isEmpty()) {
            return List.of(Block.of("tekst").heading(theme.title()).caption(texts().get("thema.geen_levering")));
        }
        Optional<Block> table = categories(wijk, theme);
        if (own.mean() < THIN) {
            return List.of(thin(wijk, theme, table.orElseGet(() -> Block.of("tekst"))));
        }
        return Stream.concat(Stream.of(chart(wijk, theme, own)), table.stream()).toList();
    }

    /** A line that hops between 0 and 1 tells nothing: the table stands alone. */
    private Block thin(Area wijk, Theme theme, Block table) {
        return table.heading(theme.title()).caption(finding(wijk, theme) + " " + texts().get("thema.dun"));
    }

    private Block chart(Area wijk, Theme theme, Series own) {
        List<Series> compared = compared(wijk, theme);
        double highest = Math.max(
                own.highest(),
                compared.stream().mapToDouble(Series::highest).max().orElse(0));
        Svg svg = new Svg(WIDTH, HEIGHT, story.palette().font());
        SeriesChart chart = new SeriesChart(story.palette(), svg, 26, WIDTH - 104, HEIGHT, Axis.of(highest));
        chart.draw(compared, own.named(texts().get("reeks.wijk")));
        List<String> events = events(chart, own, theme);
        String finding = String.join(
                " ",
                Stream.concat(Stream.of(finding(wijk, theme)), breaks(theme)).toList());
        Block figure = Block.of("figuur-reeks")
                .heading(theme.title())
                .caption(finding)
                .figure(new Drawing(
                        svg.toString(),
                        texts().say(
                                        "reeks.beschrijving",
                                        "naam",
                                        theme.title(),
                                        "wijk",
                                        wijk.name(),
                                        "bevinding",
                                        finding)));
        return events.isEmpty() ? figure : figure.note(String.join(" ", events));
    }

    /** Marks what happened, by letter, and tells what each letter is. */
    private List<String> events(SeriesChart chart, Series own, Theme theme) {
        List<String> told = new ArrayList<>();
        for (Remark event :
                remarks(theme).filter(remark -> own.covers(remark.date())).toList()) {
            String letter = String.valueOf((char) ('a' + told.size()));
            chart.mark(own.moments(), event.date(), letter);
            told.add(texts().say(
                            "reeks.gebeurtenis",
                            "letter",
                            letter,
                            "datum",
                            Dutch.date(event.date()),
                            "tekst",
                            event.text()));
        }
        return told;
    }

    /** The first events of this theme or of all, in order of date; more would be letters without an end. */
    private Stream<Remark> remarks(Theme theme) {
        return story.publication().remarks().stream()
                .filter(remark -> remark.kind().isEvent() && around.contains(remark.area()))
                .filter(remark ->
                        remark.theme().isEmpty() || remark.theme().get().equals(theme.key()))
                .sorted(Comparator.comparing(Remark::date))
                .limit(LETTERS);
    }

    /** Where what is registered changed, and not perhaps what happened. */
    private Stream<String> breaks(Theme theme) {
        return remarks(theme)
                .filter(remark -> remark.kind() == Remark.Kind.REGISTRATIE)
                .map(remark -> texts().say("reeks.registratie", "datum", Dutch.date(remark.date())));
    }

    /** The gemeente, as if it had as many inhabitants as the wijk. */
    private List<Series> compared(Area wijk, Theme theme) {
        Area gemeente = story.gemeente(wijk);
        boolean few = wijk.inhabitants().orElse(0)
                < story.publication().policy().inhabitants().value();
        if (few || gemeente.inhabitants().isEmpty()) {
            return List.of();
        }
        double share =
                (double) wijk.inhabitants().orElse(0) / gemeente.inhabitants().getAsLong();
        return List.of(story.series(gemeente, theme.key())
                .map(value -> value * share)
                .named(texts().say("reeks.gemeente", "gemeente", gemeente.name())));
    }

    private String finding(Area wijk, Theme theme) {
        Optional<Line> period = story.period(wijk, theme.key());
        if (period.isEmpty()) {
            return texts().get("thema.geen_levering");
        }
        Line line = period.get();
        return texts().say(
                        "thema.bevinding",
                        "thema",
                        theme.title(),
                        "dit_jaar",
                        story.dutch().cell(line.cell("dit_jaar")),
                        "vorig_jaar",
                        story.dutch().cell(line.cell("vorig_jaar")),
                        "verschil",
                        story.told(story.change(line, "vorig_jaar", "dit_jaar")));
    }

    private Optional<Block> categories(Area wijk, Theme theme) {
        Area gemeente = story.gemeente(wijk);
        Similar similar = similar(wijk);
        Rows rows = new Rows();
        List<String> none = new ArrayList<>();
        for (Line line : story.categories(wijk, theme.key())) {
            if (rare(line)) {
                none.add(line.key("titel"));
            } else {
                String category = line.key("categorie");
                row(
                        rows,
                        false,
                        title(line),
                        Optional.of(line),
                        story.category(gemeente, category),
                        similar.perThousand(
                                ofHouseholds(line) ? Area::households : Area::inhabitants,
                                other -> story.category(other, category)));
            }
        }
        if (rows.isEmpty() && none.isEmpty()) {
            return Optional.empty();
        }
        row(
                rows,
                true,
                texts().say("thema.totaal", "thema", theme.title()),
                story.period(wijk, theme.key()),
                story.period(gemeente, theme.key()),
                similar.perThousand(Area::inhabitants, other -> story.period(other, theme.key())));
        Block table = Block.of("cijfers")
                .columns(List.of(
                        texts().get("categorie"),
                        texts().say("per_1000.gemeente", "gemeente", gemeente.name()),
                        texts().get("per_1000.soortgelijk")))
                .rows(rows.list());
        return Optional.of(
                none.isEmpty() ? table : table.note(texts().say("thema.geen", "lijst", String.join(", ", none))));
    }

    /** What is not told per inhabitant says so. */
    private String title(Line line) {
        return ofHouseholds(line)
                ? texts().say("categorie.per_huishouden", "categorie", line.key("titel"))
                : line.key("titel");
    }

    private static boolean ofHouseholds(Line line) {
        return line.key("noemer").equals("huishoudens");
    }

    private static boolean rare(Line line) {
        return few(line.cell("laatste_12")) && few(line.cell("vorige_12"));
    }

    private static boolean few(Cell cell) {
        OptionalDouble value = Series.value(cell);
        return value.isPresent() && value.getAsDouble() <= RARE;
    }

    private void row(
            Rows rows, boolean bold, String name, Optional<Line> own, Optional<Line> compared, OptionalDouble similar) {
        Object[] pairs = {
            "naam", name,
            "dit_jaar", story.cell(own, "dit_jaar"),
            "vorig_jaar", story.cell(own, "vorig_jaar"),
            "laatste_12", story.cell(own, "laatste_12"),
            "vorige_12", story.cell(own, "vorige_12"),
            "per_1000", story.cell(own, "per_1000"),
            "vergelijk", story.cell(compared, "per_1000"),
            "soortgelijk",
                    similar.isPresent() ? Dutch.decimal(similar.getAsDouble()) : texts().get("teken.niet_berekend")
        };
        if (bold) {
            rows.bold(pairs);
        } else {
            rows.add(pairs);
        }
    }
}
