package nl.wijkbeeld.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param name what is typed in; lower case
 * @param hash of the password: Argon2id with its own parameters and salt; empty when the provider knows it
 * @param wijken codes, for a wijkregisseur
 * @param reviewedOn the day on which somebody last looked whether it is still right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
        String name,
        String hash,
        Set<Role> roles,
        Set<String> wijken,
        @Nullable String reviewedOn) {

    public Account {
        roles = Set.copyOf(roles);
        wijken = Set.copyOf(wijken);
    }

    /** Not yet reviewed. */
    public Account(String name, String hash, Set<Role> roles, Set<String> wijken) {
        this(name, hash, roles, wijken, null);
    }

    Optional<LocalDate> reviewed() {
        return Optional.ofNullable(reviewedOn).map(LocalDate::parse);
    }

    Account reviewedOn(LocalDate day) {
        return new Account(name, hash, roles, wijken, day.toString());
    }

    /** Whether its password is kept here; others sign in at the provider. */
    boolean isLocal() {
        return !hash.isEmpty();
    }

    boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether a file of an edition is this account's to see. */
    boolean maySee(Library.Item item) {
        if (has(Role.BELEID)) {
            return true;
        }
        if (item.isData()) {
            return false;
        }
        return has(Role.BASISTEAM) || has(Role.WIJKREGISSEUR) && wijken.contains(item.area());
    }
}
