package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.wijkbeeld.settings.Fault;

/** The contracts of {@code config/bronnen}, by source. */
public final class Contracts {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Map<String, Contract> byBron;

    private Contracts(Map<String, Contract> byBron) {
        this.byBron = byBron;
    }

    /**
     * @param folder with one YAML file per source
     * @throws Fault when a file is unreadable or not a contract; names the file and what to mend
     */
    public static Contracts read(Path folder) {
        Map<String, Contract> contracts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Contract contract = readContract(file);
                contracts.put(contract.bron(), contract);
            }
        } catch (IOException unreadable) {
            throw new Fault(folder + " is niet te lezen. Controleer de map met contracten.", unreadable);
        }
        return new Contracts(contracts);
    }

    private static Contract readContract(Path file) {
        try {
            Contract contract = YAML.readValue(file.toFile(), Contract.class);
            if (!file.getFileName().toString().equals(contract.bron() + ".yaml")) {
                throw new Fault(
                        "%s: bron heet %s; geef bestand en bron dezelfde naam.".formatted(file, contract.bron()));
            }
            return contract;
        } catch (ValueInstantiationException refused) {
            throw new Fault("%s: %s."
                    .formatted(
                            file,
                            refused.getCause() == null ? "" : refused.getCause().getMessage()));
        } catch (IOException wrong) {
            throw new Fault("%s is geen geldig contract: %s".formatted(file, firstLine(wrong)), wrong);
        }
    }

    private static String firstLine(IOException wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    }

    public Collection<Contract> all() {
        return List.copyOf(byBron.values());
    }

    /** @throws Fault when there is no contract of that name; lists the names that exist */
    public Contract getContract(String bron) {
        Contract contract = byBron.get(bron);
        if (contract == null) {
            throw new Fault("Er is geen contract voor bron '%s'. Bekend: %s."
                    .formatted(bron, String.join(", ", byBron.keySet())));
        }
        return contract;
    }
}
