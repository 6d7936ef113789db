package nl.wijkbeeld.warehouse;

/**
 * A check that found something which the figures may be shown with.
 *
 * @param check the check's file name
 * @param sentence what it found, in Dutch
 * @param rows in how many places
 */
public record Warning(String check, String sentence, long rows) {}
