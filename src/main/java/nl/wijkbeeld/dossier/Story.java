package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.Change;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Themes.Theme;

/** What every section of a dossier draws on: the publication, the texts and how things are written. */
record Story(
        Publication publication,
        Texts texts,
        Dutch dutch,
        Palette palette,
        List<Theme> themes,
        Optional<Previous> previous) {

    /** The source that the themes are told from; sources are never summed. */
    String mainSource() {
        return texts.get("hoofdbron");
    }

    String sourceTitle(String source) {
        return publication.sources().stream()
                .filter(known -> known.code().equals(source))
                .map(known -> known.title())
                .findFirst()
                .orElse(source);
    }

    String themeTitle(String theme) {
        return themes.stream()
                .filter(known -> known.key().equals(theme))
                .map(Theme::title)
                .findFirst()
                .orElse(theme);
    }

    /** The place of a theme among the others; all of them together come first. */
    int themeOrder(String theme) {
        return themes.stream().map(Theme::key).toList().indexOf(theme);
    }

    Series series(Area area, String theme) {
        List<Line> lines = publication
                .seriesPerTheme()
                .where(Map.of("gebied_code", area.code(), "bron", mainSource(), "thema", theme))
                .toList();
        return Series.of(area.name(), lines, "maand");
    }

    Optional<Line> period(Area area, String theme) {
        return publication
                .periodsPerTheme()
                .find(Map.of("gebied_code", area.code(), "bron", mainSource(), "thema", theme));
    }

    List<Line> categories(Area area, String theme) {
        Map<String, String> wanted = theme.equals(Themes.HIC)
                ? Map.of("gebied_code", area.code(), "bron", mainSource(), "is_hic", "ja")
                : Map.of("gebied_code", area.code(), "bron", mainSource(), "thema", theme);
        return publication.periodsPerCategory().where(wanted).toList();
    }

    Optional<Line> category(Area area, String category) {
        return publication
                .periodsPerCategory()
                .find(Map.of("gebied_code", area.code(), "bron", mainSource(), "categorie", category));
    }

    Optional<Line> crimes(Area area, int year) {
        return publication.crimesPerYear().find(Map.of("gebied_code", area.code(), "jaar", Integer.toString(year)));
    }

    /** Years of the open police figures, oldest first, at most the last five. */
    List<Integer> crimeYears() {
        List<Integer> years = publication.crimesPerYear().lines().stream()
                .map(line -> Integer.valueOf(line.key("jaar")))
                .distinct()
                .sorted()
                .toList();
        return years.subList(Math.max(0, years.size() - 5), years.size());
    }

    /** Last month of the main source, when it has one. */
    Optional<LocalDate> lastMonth() {
        return publication
                .periodsPerTheme()
                .where(Map.of("bron", mainSource()))
                .map(line -> LocalDate.parse(line.key("tot_maand")))
                .findFirst();
    }

    Area gemeente(Area area) {
        return area.level().equals("gemeente") ? area : gemeente(publication.area(area.parent()));
    }

    String cell(Optional<Line> line, String measure) {
        return line.map(found -> dutch.cell(found.cell(measure))).orElseGet(() -> texts.get("teken.geen_levering"));
    }

    Change change(Line line, String from, String to) {
        return publication.change(line.cell(from), line.cell(to));
    }

    /** A change in a sentence, never a percentage on a small count. */
    String told(Change change) {
        String chance = texts.get(change.striking() ? "verschil.opvallend" : "verschil.gewoon");
        if (change instanceof Change.Percentage percentage) {
            return texts.say(direction(percentage.percent()), "procent", Math.abs(percentage.percent())) + "; "
                    + chance;
        }
        if (change instanceof Change.InWords words && words.from() == words.to()) {
            return texts.get("verschil.geen");
        }
        if (change instanceof Change.InWords words) {
            return texts.say("verschil.klein", "van", words.from(), "naar", words.to()) + "; " + chance;
        }
        return texts.get("verschil.onbekend");
    }

    private static String direction(int percent) {
        if (percent == 0) {
            return "verschil.gelijk";
        }
        return percent > 0 ? "verschil.meer" : "verschil.minder";
    }

    /** A change in a narrow column. */
    String brief(Change change) {
        if (change instanceof Change.Percentage percentage) {
            return percentage.percent() == 0
                    ? texts.get("verschil.kort.gelijk")
                    : (percentage.percent() > 0 ? "+" : "−") + Math.abs(percentage.percent()) + "%";
        }
        return change instanceof Change.InWords ? texts.get("verschil.kort.klein") : texts.get("teken.niet_berekend");
    }

    boolean hasCount(Cell cell) {
        return cell instanceof Cell.Shown;
    }
}
