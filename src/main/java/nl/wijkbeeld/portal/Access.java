package nl.wijkbeeld.portal;

import java.util.Set;

/** Who may ask for a path; what of it they see is decided by the path's own handler. */
enum Access {
    /** Also who has not signed in. */
    EVERYONE(Set.of()),
    /** Everybody with an account. */
    SIGNED_IN(Set.of(Role.values())),
    /** Who writes beside the figures. */
    WRITERS(Set.of(Role.WIJKREGISSEUR, Role.BASISTEAM)),
    /** The meeting of the base team. */
    BASISTEAM(Set.of(Role.BASISTEAM)),
    /** Who runs the hub. */
    BEHEER(Set.of(Role.BEHEER)),
    /** A program, by its token. */
    PROGRAM(Set.of(Role.values()));

    private final Set<Role> roles;

    Access(Set<Role> roles) {
        this.roles = roles;
    }

    boolean allows(Account account) {
        return account.roles().stream().anyMatch(roles::contains);
    }
}
