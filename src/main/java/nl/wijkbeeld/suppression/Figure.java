package nl.wijkbeeld.suppression;

/**
 * A count that may be published.
 *
 * @param key stable over editions
 * @param count 0 or more; of a period that is closed, so that it does not change
 * @param minimum counts from 1 below this are withheld
 * @param zeroShown whether a 0 may be told from a withheld count
 */
public record Figure(String key, long count, int minimum, Width width, boolean zeroShown, Earlier earlier) {

    public Figure {
        if (count < 0 || minimum < 0) {
            throw new IllegalArgumentException(key + ": count and minimum are 0 or more");
        }
        if (earlier instanceof Earlier.Shown shown && shown.value() != count) {
            throw new IllegalArgumentException(
                    key + ": was shown with another value; that takes a round of corrections");
        }
    }

    /** Too small to show by itself. */
    public boolean isPrimary() {
        return count == 0 ? !zeroShown : count < minimum;
    }

    /** Whether this edition withholds it whatever the others are. */
    boolean isWithheldFirst() {
        return earlier instanceof Earlier.Withheld || earlier instanceof Earlier.Unpublished && isPrimary();
    }

    /** Whether it can be withheld to protect another; a shown zero cannot. */
    boolean isOpen() {
        return earlier instanceof Earlier.Unpublished && count > 0 && !isPrimary();
    }
}
