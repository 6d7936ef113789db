package nl.wijkbeeld;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.delivery.YesNo;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Reference;
import org.jspecify.annotations.Nullable;

/** Reads config/gebieden and config/codes; what contradicts itself there stops the start. */
final class ReferenceFiles {

    private ReferenceFiles() {}

    /** @throws Fault when a file is missing or wrong; names the file, the line and the rule */
    static Reference read(Home home, Contracts contracts) {
        List<Reference.Code> codes = new ArrayList<>();
        for (Path list : lists(home.config().resolve("codes"))) {
            codes.addAll(codes(list));
        }
        Set<String> names = new HashSet<>();
        codes.forEach(code -> names.add(code.lijst()));
        for (Contract contract : contracts.all()) {
            if (contract.codeList() != null && !names.contains(contract.codeList())) {
                throw new Fault("config/bronnen/%s.yaml noemt codelijst %s; maak config/codes/%s.csv."
                        .formatted(contract.bron(), contract.codeList(), contract.codeList()));
            }
        }
        Path areas = home.config().resolve("gebieden");
        List<Reference.Gebied> gebieden = areas(home);
        return new Reference(
                gebieden,
                read(
                        areas.resolve("postcodes.csv"),
                        row -> new Reference.Postcode(row.getField("pc4"), row.getField("gebied_code"))),
                tiles(areas.resolve("tegels.csv"), gebieden),
                codes,
                contracts.all().stream().map(ReferenceFiles::source).toList(),
                contracts.all().stream()
                        .flatMap(contract -> contract.suppliers().entrySet().stream()
                                .map(supplier -> new Reference.Leverancier(
                                        contract.bron(), supplier.getKey(), supplier.getValue())))
                        .toList());
    }

    /** The gemeenten, wijken and buurten of config/gebieden/gebieden.csv. */
    static List<Reference.Gebied> areas(Home home) {
        return read(home.config().resolve("gebieden").resolve("gebieden.csv"), ReferenceFiles::area);
    }

    private static List<Reference.Tegel> tiles(Path file, List<Reference.Gebied> areas) {
        Set<String> missing = new TreeSet<>();
        areas.stream().filter(area -> area.niveau().equals("buurt")).forEach(buurt -> missing.add(buurt.gebiedCode()));
        Set<List<Integer>> taken = new HashSet<>();
        List<Reference.Tegel> tiles = read(file, row -> {
            Reference.Tegel tile = new Reference.Tegel(
                    row.getField("gebied_code"),
                    Integer.parseInt(row.getField("kolom")),
                    Integer.parseInt(row.getField("rij")));
            if (!missing.remove(tile.gebiedCode())) {
                throw new IllegalArgumentException(
                        tile.gebiedCode() + " staat er twee keer in, of is geen buurt van gebieden.csv");
            }
            if (!taken.add(List.of(tile.kolom(), tile.rij()))) {
                throw new IllegalArgumentException("op deze kolom en rij ligt al een tegel");
            }
            return tile;
        });
        if (!missing.isEmpty()) {
            throw new Fault("%s: geef elke buurt een tegel; er ontbreken %s.".formatted(file, missing));
        }
        return tiles;
    }

    private static List<Path> lists(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(file -> !file.endsWith("themas.csv"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new Fault(folder + " is niet te lezen. Zet de map terug uit de repository.", unreadable);
        }
    }

    private interface RowReader<T> {
        T read(NamedCsvRecord row);
    }

    private static <T> List<T> read(Path file, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                try {
                    rows.add(reader.read(row));
                } catch (RuntimeException wrong) {
                    throw new Fault("%s regel %d: %s".formatted(file, row.getStartingLineNumber(), wrong.getMessage()));
                }
            }
        } catch (IOException unreadable) {
            throw new Fault(file + " is niet te lezen. Zet het bestand terug uit de repository.", unreadable);
        }
        return rows;
    }

    private static List<Reference.Code> codes(Path file) {
        String list = file.getFileName().toString().replace(".csv", "");
        Set<String> seen = new HashSet<>();
        Map<String, Reference.Code> categories = new HashMap<>();
        return read(file, row -> {
            Reference.Code code = new Reference.Code(
                    list,
                    row.getField("code"),
                    blankAsNull(row.getField("omschrijving")),
                    row.getField("categorie"),
                    row.getField("titel"),
                    row.getField("thema"),
                    yes(row.getField("is_hic")),
                    row.getField("gevoeligheid"),
                    yes(row.getField("is_totaal")));
            if (!seen.add(code.code())) {
                throw new IllegalArgumentException("code " + code.code() + " staat er twee keer in");
            }
            Reference.Code first = categories.putIfAbsent(code.categorie(), code);
            if (first != null && !describes(first).equals(describes(code))) {
                throw new IllegalArgumentException(
                        "categorie " + code.categorie() + " is op een eerdere regel anders beschreven");
            }
            return code;
        });
    }

    private static List<Object> describes(Reference.Code code) {
        return List.of(code.titel(), code.thema(), code.isHic(), code.gevoeligheid(), code.isTotaal());
    }

    private static Reference.Gebied area(NamedCsvRecord row) {
        return new Reference.Gebied(
                Integer.parseInt(row.getField("jaar")),
                row.getField("gebied_code"),
                row.getField("naam"),
                row.getField("niveau"),
                blankAsNull(row.getField("ouder_code")),
                number(row.getField("inwoners")),
                number(row.getField("huishoudens")),
                number(row.getField("stedelijkheid")),
                blankAsNull(row.getField("pc4")));
    }

    private static Reference.Bron source(Contract contract) {
        return new Reference.Bron(
                contract.bron(),
                contract.partner(),
                contract.title(),
                Objects.requireNonNull(contract.kind().table()).substring("stg_".length()),
                contract.codeList(),
                contract.cadence().word(),
                contract.reportingDelayDays(),
                contract.settlingDays(),
                contract.isPublic() == YesNo.YES,
                contract.smallestGroup());
    }

    private static boolean yes(String word) {
        return switch (word) {
            case "ja" -> true;
            case "nee" -> false;
            default -> throw new IllegalArgumentException("verwacht ja of nee");
        };
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static @Nullable Integer number(String text) {
        return text.isBlank() ? null : Integer.valueOf(text);
    }
}
