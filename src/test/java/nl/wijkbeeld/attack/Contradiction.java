package nl.wijkbeeld.attack;

/** The ties cannot all hold: the attacker understood the publication wrongly, or it is wrong. */
final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1;

    Contradiction(String message) {
        super(message);
    }
}
