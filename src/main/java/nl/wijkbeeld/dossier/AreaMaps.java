package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Geography;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.dossier.Themes.Theme;
import org.locationtech.jts.geom.Geometry;

/** The maps of a wijk: its buurten by number, per theme, their rates beside the one of the gemeente. */
record AreaMaps(Story story) {

    private static final String COUNT = "laatste_12";
    private static final String RATE = "per_1000";
    private static final double WIDTH = 114;
    private static final double HEIGHT = 88;

    /** A buurt with its number on the maps and what is known of it for one theme. */
    private record Told(int number, Area buurt, Optional<Line> line, Shade shade) {}

    /** How the areas are drawn. */
    private record Base(BoundaryMap map, Map<String, Geometry> shapes, String note) {}

    /** Empty when an area has neither boundary nor tile, or the wijk has one buurt: then nothing can be told apart. */
    Optional<Block> of(Area wijk) {
        List<Area> buurten = story.publication().areasIn(wijk.code());
        return buurten.size() < 2 ? Optional.empty() : base(buurten).map(base -> block(wijk, buurten, base));
    }

    private Texts texts() {
        return story.texts();
    }

    private Optional<Base> base(List<Area> buurten) {
        Geography geography = story.publication().geography();
        List<String> codes = buurten.stream().map(Area::code).toList();
        if (geography.boundaries().keySet().containsAll(codes)) {
            String year = geography.year().isPresent()
                    ? Long.toString(geography.year().getAsLong())
                    : texts().get("teken.onbekend");
            BoundaryMap map = new BoundaryMap(story.palette(), WIDTH, HEIGHT, Double.MAX_VALUE);
            return Optional.of(new Base(map, geography.boundaries(), texts().say("kaart.grenzen", "jaar", year)));
        }
        if (geography.tiles().keySet().containsAll(codes)) {
            Map<String, Geometry> squares = geography.tiles().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, tile -> TileMap.shape(tile.getValue())));
            BoundaryMap map = new TileMap(story.palette(), WIDTH, HEIGHT).map();
            return Optional.of(new Base(map, squares, texts().get("kaart.tegels")));
        }
        return Optional.empty();
    }

    private Block block(Area wijk, List<Area> buurten, Base base) {
        Area gemeente = story.gemeente(wijk);
        List<ThemeMaps.Panel> panels = new ArrayList<>();
        List<String> described = new ArrayList<>();
        List<String> striking = new ArrayList<>();
        for (Theme theme : story.themes()) {
            Optional<Line> compared = story.period(gemeente, theme.key());
            List<Told> told = told(buurten, theme, compared);
            panels.add(new ThemeMaps.Panel(
                    theme.title(),
                    texts().say("kaart.gemeente", "naam", gemeente.name(), "cijfer", story.cell(compared, RATE)),
                    told.stream()
                            .map(one -> new MapArea(Integer.toString(one.number), shape(base, one.buurt), one.shade))
                            .toList()));
            described.add(theme.title() + ": " + described(told, gemeente));
            striking(theme, told).ifPresent(striking::add);
        }
        String finding = texts().say(
                        striking.isEmpty() ? "kaart.geen_bevinding" : "kaart.bevinding",
                        "gemeente",
                        gemeente.name(),
                        "minimum",
                        story.publication().policy().percentage().value(),
                        "lijst",
                        String.join("; ", striking));
        Drawing drawing = new ThemeMaps(base.map)
                .draw(
                        panels,
                        texts().get("kaart.legenda"),
                        shade -> meaning(shade, gemeente),
                        texts().say(
                                        "kaart.beschrijving",
                                        "wijk",
                                        wijk.name(),
                                        "bevinding",
                                        finding,
                                        "lijst",
                                        String.join(". ", described)));
        return Block.of("figuur-kaart")
                .chapter(texts().get("kaart.kop"))
                .caption(finding)
                .figure(drawing)
                .note(texts().say("kaart.noot", "bron", story.sourceTitle(story.mainSource()), "kaart", base.note));
    }

    private static Geometry shape(Base base, Area buurt) {
        return Optional.ofNullable(base.shapes.get(buurt.code())).orElseThrow();
    }

    private String meaning(String shade, Area gemeente) {
        return texts().say("kaart.klasse." + shade, "gemeente", gemeente.name());
    }

    private List<Told> told(List<Area> buurten, Theme theme, Optional<Line> gemeente) {
        List<Told> told = new ArrayList<>();
        for (Area buurt : buurten) {
            Optional<Line> own = story.period(buurt, theme.key());
            Shade shade = own.isEmpty() || gemeente.isEmpty()
                    ? Shade.GEEN_LEVERING
                    : Shade.of(
                            own.get().cell(COUNT),
                            own.get().cell(RATE),
                            gemeente.get().cell(RATE));
            told.add(new Told(told.size() + 1, buurt, own, shade));
        }
        return told;
    }

    /** Buurten in the highest class with enough registrations that it is not chance. */
    private Optional<String> striking(Theme theme, List<Told> told) {
        List<String> numbers = told.stream()
                .filter(one -> one.shade == Shade.DUBBEL)
                .filter(one -> one.line.stream()
                        .anyMatch(line -> Series.value(line.cell(COUNT)).orElse(0)
                                >= story.publication().policy().percentage().value()))
                .map(one -> Integer.toString(one.number))
                .toList();
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        texts().say("kaart.thema", "thema", theme.title(), "buurten", String.join(", ", numbers)));
    }

    /** Each shade that occurs with its buurten, in words. */
    private String described(List<Told> told, Area gemeente) {
        return Stream.of(Shade.values())
                .map(shade -> Map.entry(
                        shade,
                        told.stream()
                                .filter(one -> one.shade == shade)
                                .map(one -> one.buurt.name())
                                .collect(Collectors.joining(", "))))
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> meaning(group.getKey().key(), gemeente) + ": " + group.getValue())
                .collect(Collectors.joining("; "));
    }
}
