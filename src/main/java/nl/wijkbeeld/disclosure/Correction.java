package nl.wijkbeeld.disclosure;

import java.time.LocalDateTime;

/**
 * A correction round: what had come late for the closed months of a year was added to their figures.
 *
 * @param done moment in UTC
 */
public record Correction(long year, LocalDateTime done) {}
