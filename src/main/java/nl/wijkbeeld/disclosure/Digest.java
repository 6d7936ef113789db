package nl.wijkbeeld.disclosure;

import java.time.LocalDateTime;

/**
 * A delivery that the figures rest on, by its content.
 *
 * @param sha256 of the file as it was received, hex
 */
public record Digest(long delivery, String source, String supplier, LocalDateTime received, String sha256) {}
