package nl.wijkbeeld.flow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.wijkbeeld.settings.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which mail; from {@code config/berichten.yaml}.
 *
 * @param dossiers by address, the codes of the areas whose dossiers it is told of
 * @param beheer addresses that are told of deliveries that did not come
 */
public record Recipients(Map<String, Set<String>> dossiers, List<String> beheer) {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** As it is written in the file. */
    private record Written(
            @Nullable List<Line> dossiers, @Nullable List<String> beheer) {}

    private record Line(@Nullable String adres, @Nullable List<String> gebieden) {}

    public Recipients {
        dossiers = Map.copyOf(dossiers);
        beheer = List.copyOf(beheer);
    }

    /**
     * @param areas codes of the areas that have a dossier
     * @throws Fault when an address is none or an area has no dossier; names the file and the key, never what was written
     */
    public static Recipients read(Path file, Set<String> areas) {
        Written written = written(file);
        Map<String, Set<String>> dossiers = new TreeMap<>();
        int number = 0;
        for (Line given : listed(written.dossiers)) {
            Line line = given == null ? new Line(null, null) : given;
            String at = "%s: bij dossiers[%d]".formatted(file, ++number);
            dossiers.computeIfAbsent(address(line.adres, at + ".adres"), address -> new TreeSet<>())
                    .addAll(areas(line, areas, at));
        }
        Set<String> beheer = new TreeSet<>();
        for (String address : listed(written.beheer)) {
            beheer.add(address(address, file + ": bij beheer"));
        }
        return new Recipients(dossiers, List.copyOf(beheer));
    }

    private static Written written(Path file) {
        try {
            return YAML.readValue(Files.readString(file), Written.class);
        } catch (JsonProcessingException wrong) {
            throw new Fault(
                    "%s: %s (regel %d) is onbekend of heeft niet de goede vorm. Zie de uitleg bovenin dat bestand."
                            .formatted(
                                    file,
                                    key(wrong),
                                    wrong.getLocation() == null
                                            ? 0
                                            : wrong.getLocation().getLineNr()));
        } catch (IOException unreadable) {
            throw new Fault(file + " is niet te lezen. Zet het bestand terug uit de repository.", unreadable);
        }
    }

    private static String key(JsonProcessingException wrong) {
        return wrong instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "%d".formatted(step.getIndex() + 1) : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "dossiers of beheer";
    }

    private static String address(@Nullable String address, String at) {
        if (address == null || !MailSettings.isAddress(address)) {
            throw new Fault(at + " hoort een e-mailadres zoals naam@gemeente.example.");
        }
        return address;
    }

    private static List<String> areas(Line line, Set<String> known, String at) {
        List<String> areas = listed(line.gebieden);
        if (areas.isEmpty() || !known.containsAll(areas)) {
            throw new Fault(at + ".gebieden horen codes van wijken uit config/gebieden, of basisteam.");
        }
        return areas;
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
