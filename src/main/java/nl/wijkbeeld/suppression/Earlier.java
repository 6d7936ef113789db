package nl.wijkbeeld.suppression;

/** What earlier editions did with a figure. What was shown stays shown, what was withheld stays withheld. */
public sealed interface Earlier {

    /** Shown, with this value. */
    record Shown(long value) implements Earlier {}

    /** Published as withheld. */
    record Withheld() implements Earlier {}

    /** In no edition yet. */
    record Unpublished() implements Earlier {}
}
