package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Change;
import nl.wijkbeeld.disclosure.Delivery;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.dossier.Themes.Theme;

/** In één oogopslag: what is missing, what changed, a line per theme, and how fresh each source is. */
record Overview(Story story) {

    private static final int MOST = 3;

    List<Block> of(Area wijk) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("tekst")
                .chapter(texts().get("oogopslag.kop"))
                .caption(inhabitants(wijk) + " " + striking(wijk)));
        missing().ifPresent(blocks::add);
        blocks.add(themes(wijk));
        blocks.add(dates());
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    private String inhabitants(Area wijk) {
        if (wijk.inhabitants().isEmpty()) {
            return texts().say("oogopslag.inwoners_onbekend", "wijk", wijk.name());
        }
        return texts().say(
                        "oogopslag.inwoners",
                        "wijk",
                        wijk.name(),
                        "inwoners",
                        story.dutch().number(wijk.inhabitants()),
                        "huishoudens",
                        story.dutch().number(wijk.households()));
    }

    private String striking(Area wijk) {
        List<String> found = story.themes().stream()
                .flatMap(theme -> story.categories(wijk, theme.key()).stream())
                .filter(line -> change(line).striking())
                .sorted(Comparator.comparingDouble(
                        line -> -Math.abs(change(line).score())))
                .map(this::sentence)
                .distinct()
                .limit(MOST)
                .toList();
        return found.isEmpty()
                ? texts().get("oogopslag.niets_opvallend")
                : texts().say("oogopslag.opvallend", "lijst", String.join(" ", found));
    }

    private Change change(Line line) {
        return story.change(line, "vorige_12", "laatste_12");
    }

    private String sentence(Line line) {
        return texts().say(
                        "oogopslag.verandering",
                        "categorie",
                        line.key("titel"),
                        "nu",
                        story.dutch().cell(line.cell("laatste_12")),
                        "toen",
                        story.dutch().cell(line.cell("vorige_12")));
    }

    /** What did not arrive, said first. */
    Optional<Block> missing() {
        List<String> missed = story.publication().deliveries().stream()
                .filter(Delivery::missed)
                .map(delivery -> delivery.sourceTitle() + " (" + delivery.supplierTitle() + ")")
                .toList();
        return missed.isEmpty()
                ? Optional.empty()
                : Optional.of(Block.of("melding")
                        .with("tekst", texts().say("oogopslag.ontbreekt", "lijst", String.join("; ", missed))));
    }

    private Block themes(Area wijk) {
        Area gemeente = story.gemeente(wijk);
        Rows rows = new Rows();
        for (Theme theme : story.themes()) {
            Optional<Line> own = story.period(wijk, theme.key());
            Drawing spark = spark(wijk, theme);
            rows.add(
                    "naam", theme.title(),
                    "lijn", spark.renderer(),
                    "lijn_tekst", spark.description(),
                    "dit_jaar", story.cell(own, "dit_jaar"),
                    "vorig_jaar", story.cell(own, "vorig_jaar"),
                    "laatste_12", story.cell(own, "laatste_12"),
                    "per_1000", story.cell(own, "per_1000"),
                    "vergelijk", story.cell(story.period(gemeente, theme.key()), "per_1000"),
                    "verandering", own.map(line -> story.brief(change(line))).orElse(""));
        }
        return Block.of("oogopslag")
                .heading(texts().get("oogopslag.themas"))
                .caption(texts().say(
                                "oogopslag.themas.bijschrift",
                                "bron",
                                story.sourceTitle(story.mainSource()),
                                "maanden",
                                period()))
                .rows(rows.list())
                .note(texts().get("oogopslag.themas.noot"));
    }

    /** The months of this year that the figures cover, in words. */
    String period() {
        Optional<LocalDate> last = story.lastMonth();
        if (last.isEmpty()) {
            return texts().get("teken.geen_levering");
        }
        LocalDate month = last.get();
        return month.getMonthValue() == 1
                ? Dutch.month(month)
                : texts().say("periode", "van", Dutch.monthAlone(month.withDayOfYear(1)), "tot", Dutch.month(month));
    }

    private Drawing spark(Area wijk, Theme theme) {
        Series series = story.series(wijk, theme.key());
        return new Sparkline(story.palette(), 78, 13)
                .draw(
                        series,
                        series.highest(),
                        texts().say("vonk.beschrijving", "naam", theme.title(), "wijk", wijk.name()));
    }

    Block dates() {
        Rows rows = new Rows();
        for (Delivery delivery : story.publication().deliveries()) {
            rows.add(
                    "bron", delivery.sourceTitle(),
                    "leverancier", delivery.supplierTitle(),
                    "ontvangen", delivery.received().map(Dutch::day).orElse(texts().get("teken.geen_levering")),
                    "tot", until(delivery));
        }
        return Block.of("peildatums")
                .heading(texts().get("peildatums.kop"))
                .caption(texts().say(
                                "peildatums.bijschrift",
                                "peildatum",
                                Dutch.date(story.publication().peildatum())))
                .rows(rows.list());
    }

    private String until(Delivery delivery) {
        if (delivery.received().isEmpty()) {
            return texts().get("teken.geen_levering");
        }
        String month = delivery.lastMonth().map(Dutch::month).orElse(texts().get("peildatums.geen_maand"));
        return delivery.missed() ? texts().say("peildatums.gemist", "maand", month) : month;
    }
}
