package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Change;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.disclosure.Sensitivity;
import nl.wijkbeeld.dossier.Themes.Theme;
import nl.wijkbeeld.signal.FunnelLimits;

/** The joint dossier of a base team: exceptions first, the gemeenten on one axis, all wijken on one page. */
record Basisteamdossier(Story story, DossierSettings settings) {

    private static final int EXCEPTIONS = 12;
    private static final double WIDTH = 483;
    private static final double HEIGHT = 74;
    private static final double FUNNEL = 140;
    /** Fewer areas do not tell how much areas differ. */
    private static final int FEWEST = 8;

    List<Block> blocks(Area team) {
        List<Area> gemeenten = story.publication().areasIn(team.code());
        List<Block> blocks = new ArrayList<>();
        Overview overview = new Overview(story);
        blocks.add(signals(gemeenten));
        bothSides(gemeenten).ifPresent(blocks::add);
        overview.missing().ifPresent(blocks::add);
        blocks.add(exceptions(gemeenten));
        overview.sinceLast(team).ifPresent(blocks::add);
        blocks.add(overview.dates());
        blocks.add(wijken(gemeenten));
        funnel(gemeenten).ifPresent(blocks::add);
        blocks.addAll(sideBySide(gemeenten));
        blocks.addAll(new CrimesSection(story).of(team, gemeenten, List.of()));
        blocks.add(Block.of("tekst").chapter(texts().get("bronnen.kop")).caption(texts().get("bronnen.uitleg")));
        SourcesSection sources = new SourcesSection(story);
        for (Sensitivity sensitivity : List.of(Sensitivity.BESCHERMD, Sensitivity.VERTROUWELIJK)) {
            gemeenten.forEach(gemeente -> blocks.addAll(sources.at(gemeente, sensitivity)));
            blocks.addAll(sources.at(team, sensitivity));
        }
        blocks.addAll(new PersonsSection(story).of(gemeenten));
        blocks.addAll(new RemarkSection(story)
                .of(Stream.concat(Stream.of(team), gemeenten.stream())
                        .map(Area::code)
                        .collect(Collectors.toSet())));
        blocks.add(appendix(gemeenten));
        blocks.addAll(new AccountSection(story, settings).blocks());
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    /** A change of one theme in one area. */
    private record Shift(Area area, Theme theme, Line line, Change change) {}

    private Stream<Shift> changes(Area area) {
        return story.themes().stream()
                .flatMap(theme -> story.period(area, theme.key()).stream()
                        .map(line -> new Shift(area, theme, line, story.change(line, "vorige_12", "laatste_12"))));
    }

    private Stream<Area> wijkenOf(List<Area> gemeenten) {
        return gemeenten.stream().flatMap(gemeente -> story.publication().areasIn(gemeente.code()).stream());
    }

    private Block signals(List<Area> gemeenten) {
        SignalLines signals = new SignalLines(story);
        Set<String> areas = Stream.of(
                        gemeenten.stream(),
                        wijkenOf(gemeenten),
                        wijkenOf(gemeenten).flatMap(this::buurtenOf))
                .flatMap(part -> part)
                .map(Area::code)
                .collect(Collectors.toSet());
        List<Line> changed = signals.changed(areas);
        if (changed.isEmpty()) {
            return Block.of("tekst")
                    .chapter(texts().get("uitzonderingen.kop"))
                    .caption(texts().get("signaal.geen"))
                    .note(signals.watched())
                    .inShort("verandering");
        }
        Rows rows = new Rows();
        changed.stream().limit(EXCEPTIONS).forEach(line -> signal(rows, signals, line));
        return Block.of("signalen")
                .chapter(texts().get("uitzonderingen.kop"))
                .caption(texts().say(
                                "signaal.bijschrift",
                                "aantal",
                                changed.size(),
                                "getoond",
                                Math.min(EXCEPTIONS, changed.size())))
                .rows(rows.list())
                .note(signals.watched())
                .inShort("verandering");
    }

    private Stream<Area> buurtenOf(Area wijk) {
        return story.publication().areasIn(wijk.code()).stream();
    }

    private void signal(Rows rows, SignalLines signals, Line line) {
        Area area = story.publication().area(line.key("gebied_code"));
        rows.add(
                "gebied", name(area),
                "onderwerp", signals.title(line),
                "periode", signals.period(line),
                "aantal", story.dutch().cell(line.cell("aantal")),
                "verwacht", signals.expected(line),
                "vorig_jaar", story.dutch().cell(line.cell("vorig_jaar")),
                "sinds", signals.since(line));
    }

    private String name(Area area) {
        return switch (area.level()) {
            case "gemeente" -> texts().say("uitzonderingen.gemeente", "naam", area.name());
            case "buurt" ->
                texts().say(
                                "uitzonderingen.buurt",
                                "naam",
                                area.name(),
                                "wijk",
                                story.publication().area(area.parent()).name());
            default -> area.name();
        };
    }

    /** What lies out of its band on the same side in every gemeente, in the same weeks. */
    private Optional<Block> bothSides(List<Area> gemeenten) {
        SignalLines signals = new SignalLines(story);
        List<String> told = signals.together(gemeenten).stream()
                .map(lines -> texts().say(
                                "samen.bevinding",
                                "onderwerp",
                                signals.title(lines.get(0)),
                                "periode",
                                signals.period(lines.get(0)),
                                "aantallen",
                                lines.stream()
                                        .map(line -> texts().say(
                                                        "samen.gemeente",
                                                        "gemeente",
                                                        story.publication()
                                                                .area(line.key("gebied_code"))
                                                                .name(),
                                                        "aantal",
                                                        story.dutch().cell(line.cell("aantal")),
                                                        "verwacht",
                                                        signals.expected(line)))
                                        .collect(Collectors.joining("; "))))
                .toList();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Block.of("tekst").heading(texts().get("samen.kop")).caption(String.join("\n", told)));
    }

    private Block exceptions(List<Area> gemeenten) {
        List<Shift> all = Stream.concat(gemeenten.stream(), wijkenOf(gemeenten))
                .flatMap(this::changes)
                .toList();
        List<Shift> striking = all.stream()
                .filter(shift -> shift.change.striking())
                .sorted(Comparator.comparingDouble(shift -> -Math.abs(shift.change.score())))
                .limit(EXCEPTIONS)
                .toList();
        String caption = texts().say(
                        striking.isEmpty() ? "uitzonderingen.geen" : "uitzonderingen.bijschrift",
                        "aantal",
                        striking.size(),
                        "vergelijkingen",
                        all.size(),
                        "toeval",
                        Math.max(1, Math.round(all.size() * 0.01)));
        if (striking.isEmpty()) {
            return Block.of("tekst").heading(texts().get("jaar.kop")).caption(caption);
        }
        Rows rows = new Rows();
        striking.forEach(shift -> row(rows, shift));
        return Block.of("uitzonderingen")
                .heading(texts().get("jaar.kop"))
                .caption(caption)
                .rows(rows.list())
                .note(texts().get("uitzonderingen.noot"));
    }

    private void row(Rows rows, Shift shift) {
        rows.add(
                "gebied", name(shift.area),
                "onderwerp", shift.theme.title(),
                "vorige_12", story.dutch().cell(shift.line.cell("vorige_12")),
                "laatste_12", story.dutch().cell(shift.line.cell("laatste_12")),
                "verschil", story.brief(shift.change));
    }

    private List<Block> sideBySide(List<Area> gemeenten) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("tekst")
                .chapter(texts().get("naast.kop"))
                .caption(texts().get("naast.uitleg"))
                .onNewPage());
        for (Theme theme : story.themes()) {
            blocks.add(panels(gemeenten, theme));
        }
        return blocks;
    }

    private Block panels(List<Area> gemeenten, Theme theme) {
        List<Series> rates =
                gemeenten.stream().map(gemeente -> rate(gemeente, theme)).toList();
        Axis axis = Axis.of(rates.stream().mapToDouble(Series::highest).max().orElse(1));
        Svg svg = new Svg(WIDTH, HEIGHT, story.palette().font());
        double each = WIDTH / gemeenten.size();
        for (int i = 0; i < rates.size(); i++) {
            double left = i * each + 26;
            new SeriesChart(story.palette(), svg, left, (i + 1) * each - 62, HEIGHT, axis)
                    .draw(List.of(), rates.get(i));
        }
        List<String> told =
                gemeenten.stream().map(gemeente -> sentence(gemeente, theme)).toList();
        String finding = String.join(" ", told);
        return Block.of("figuur-reeks")
                .heading(theme.title())
                .caption(finding)
                .figure(new Drawing(
                        svg.toString(),
                        texts().say("naast.beschrijving", "naam", theme.title(), "bevinding", finding)));
    }

    /** Per 10,000 inhabitants a month, so that both gemeenten fit one axis. */
    private Series rate(Area gemeente, Theme theme) {
        double inhabitants = Math.max(1, gemeente.inhabitants().orElse(1));
        return story.series(gemeente, theme.key()).map(value -> value * 10_000 / inhabitants);
    }

    private String sentence(Area gemeente, Theme theme) {
        return story.period(gemeente, theme.key())
                .map(line -> texts().say(
                                "naast.bevinding",
                                "gemeente",
                                gemeente.name(),
                                "dit_jaar",
                                story.dutch().cell(line.cell("dit_jaar")),
                                "vorig_jaar",
                                story.dutch().cell(line.cell("vorig_jaar")),
                                "verschil",
                                story.told(story.change(line, "vorig_jaar", "dit_jaar"))))
                .orElseGet(() -> texts().get("thema.geen_levering"));
    }

    private Block wijken(List<Area> gemeenten) {
        List<Integer> years = story.crimeYears();
        double highest = wijkenOf(gemeenten)
                .mapToDouble(wijk -> perThousand(wijk, years).orElse(0))
                .max()
                .orElse(1);
        Rows rows = new Rows();
        for (Area gemeente : gemeenten) {
            wijk(rows, true, gemeente, years, highest);
            story.publication().areasIn(gemeente.code()).forEach(wijk -> wijk(rows, false, wijk, years, highest));
        }
        List<String> columns = new ArrayList<>(story.themes().stream()
                .map(theme -> texts().get("thema.kort." + theme.key()))
                .toList());
        columns.add(years.isEmpty() ? "" : texts().say("wijken.misdrijven", "jaar", last(years)));
        columns.add(texts().get("wijken.staaf.kop"));
        return Block.of("wijken")
                .chapter(texts().get("wijken.kop"))
                .caption(texts().get("wijken.bijschrift"))
                .columns(columns)
                .rows(rows.list())
                .note(texts().get("wijken.noot"))
                .onNewPage();
    }

    /** Which wijken differ from all together by more than chance, given how many live there. */
    private Optional<Block> funnel(List<Area> gemeenten) {
        List<Integer> years = story.crimeYears();
        List<Funnel.Dot> dots = wijkenOf(gemeenten)
                .filter(wijk -> perThousand(wijk, years).isPresent()
                        && wijk.inhabitants().isPresent())
                .map(wijk -> new Funnel.Dot(
                        wijk.name(),
                        wijk.inhabitants().getAsLong(),
                        perThousand(wijk, years).getAsDouble() / 1000))
                .toList();
        if (dots.size() < FEWEST) {
            return Optional.empty();
        }
        FunnelLimits limits = FunnelLimits.of(
                dots.stream().mapToDouble(dot -> dot.rate() * dot.inhabitants()).toArray(),
                dots.stream().mapToDouble(Funnel.Dot::inhabitants).toArray());
        List<String> outside = dots.stream()
                .filter(dot -> dot.isOutside(limits))
                .map(dot -> dot.name() + " (" + Dutch.decimal(dot.rate() * 1000) + ")")
                .toList();
        String finding = outside.isEmpty()
                ? texts().get("trechter.geen")
                : texts().say("trechter.bevinding", "lijst", String.join(", ", outside));
        return Optional.of(Block.of("figuur-trechter")
                .heading(texts().get("trechter.kop"))
                .caption(finding)
                .figure(new Funnel(story.palette(), WIDTH, FUNNEL)
                        .draw(
                                dots,
                                limits,
                                texts().get("trechter.inwoners"),
                                texts().say("trechter.beschrijving", "bevinding", finding)))
                .note(texts().say(
                                "trechter.noot",
                                "jaar",
                                last(years),
                                "gemiddeld",
                                Dutch.decimal(limits.rate() * 1000))));
    }

    private void wijk(Rows rows, boolean bold, Area area, List<Integer> years, double highest) {
        Drawing bar = new Bar(story.palette(), 47, 18)
                .draw(perThousand(area, years), highest, texts().say("wijken.staaf", "gebied", area.name()));
        List<String> cells = new ArrayList<>(story.themes().stream()
                .map(theme -> story.cell(story.period(area, theme.key()), "per_1000"))
                .toList());
        cells.add(years.isEmpty() ? "" : story.cell(story.crimes(area, last(years)), "per_1000"));
        Object[] pairs = {
            "naam", area.name(),
            "inwoners", story.dutch().number(area.inhabitants()),
            "lijn", bar.renderer(),
            "lijn_tekst", bar.description(),
            "leeg", ""
        };
        (bold ? rows.bold(pairs) : rows.add(pairs)).numbered(0, cells);
    }

    private static int last(List<Integer> years) {
        return years.get(years.size() - 1);
    }

    private OptionalDouble perThousand(Area area, List<Integer> years) {
        return years.isEmpty()
                ? OptionalDouble.empty()
                : story.crimes(area, last(years))
                        .map(line -> Series.value(line.cell("per_1000")))
                        .orElse(OptionalDouble.empty());
    }

    /** One line for each wijk: its largest change. */
    private Block appendix(List<Area> gemeenten) {
        Rows rows = new Rows();
        wijkenOf(gemeenten).forEach(wijk -> largest(wijk).ifPresent(shift -> row(rows, shift)));
        return Block.of("uitzonderingen")
                .chapter(texts().get("bijlage.kop"))
                .caption(texts().get("bijlage.bijschrift"))
                .rows(rows.list());
    }

    private Optional<Shift> largest(Area wijk) {
        return changes(wijk).max(Comparator.comparingDouble(shift -> Math.abs(shift.change.score())));
    }
}
