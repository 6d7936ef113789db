package nl.wijkbeeld.portal;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name what is typed in; lower case
 * @param hash of the password: Argon2id with its own parameters and salt
 * @param wijken codes, for a wijkregisseur
 */
public record Account(String name, String hash, Set<Role> roles, Set<String> wijken) {

    public Account {
        roles = Set.copyOf(roles);
        wijken = Set.copyOf(wijken);
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
