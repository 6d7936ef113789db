package nl.wijkbeeld.portal;

/** Who may ask for a path; what of it they see is decided by the path's own handler. */
enum Access {
    /** Also who has not signed in. */
    EVERYONE,
    /** Everybody with an account. */
    SIGNED_IN,
    /** Who runs the hub. */
    BEHEER;

    boolean allows(Account account) {
        return this != BEHEER || account.has(Role.BEHEER);
    }
}
