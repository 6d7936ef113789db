package nl.wijkbeeld.settings;

/**
 * Something that the operator mends: the message names the file or key and the next action, and holds nothing read from
 * a delivery. A cause is kept only where its text cannot quote one.
 */
public final class Fault extends RuntimeException {

    public Fault(String message) {
        super(message);
    }

    public Fault(String message, Throwable cause) {
        super(message, cause);
    }
}
