package nl.wijkbeeld.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.wijkbeeld.settings.Fault;

/**
 * What the provider's groups or roles may do here; from {@code config/toegang.yaml}.
 *
 * @param rights by the group's name at the provider
 */
public record Groups(Map<String, Right> rights) {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @param wijken codes, for a wijkregisseur */
    public record Right(Set<Role> roles, Set<String> wijken) {}

    /** As it is written in the file. */
    private record Line(String groep, List<String> rollen, List<String> wijken) {}

    public Groups {
        rights = Map.copyOf(rights);
    }

    /** @throws Fault when a line is wrong; names the file and the group */
    static Groups read(Path file) {
        try {
            Map<String, List<Line>> written = Files.readString(file).isBlank()
                    ? Map.of()
                    : YAML.readValue(file.toFile(), new TypeReference<Map<String, List<Line>>>() {});
            Map<String, Right> rights = new java.util.HashMap<>();
            List<Line> lines = written.get("groepen");
            for (Line line : lines == null ? List.<Line>of() : lines) {
                rights.put(line.groep, right(file, line));
            }
            return new Groups(rights);
        } catch (IOException broken) {
            throw new Fault("%s is niet te lezen. Herstel het bestand.".formatted(file), broken);
        }
    }

    private static Right right(Path file, Line line) {
        Set<Role> roles = new HashSet<>();
        for (String role : line.rollen == null ? List.<String>of() : line.rollen) {
            roles.add(Role.find(role)
                    .orElseThrow(
                            () -> new Fault("%s: bij groep %s is %s geen rol.".formatted(file, line.groep, role))));
        }
        Set<String> wijken = line.wijken == null ? Set.of() : Set.copyOf(line.wijken);
        if (roles.contains(Role.WIJKREGISSEUR) == wijken.isEmpty()) {
            throw new Fault("%s: bij groep %s horen wijken als en alleen als de rol wijkregisseur is."
                    .formatted(file, line.groep));
        }
        return new Right(roles, wijken);
    }

    /** What somebody in these groups may do; nothing when none is known. */
    Account account(String name, Collection<String> groups) {
        Set<Role> roles = new HashSet<>();
        Set<String> wijken = new HashSet<>();
        groups.stream().map(rights::get).filter(right -> right != null).forEach(right -> {
            roles.addAll(right.roles());
            wijken.addAll(right.wijken());
        });
        return new Account(name, "", roles, wijken);
    }
}
