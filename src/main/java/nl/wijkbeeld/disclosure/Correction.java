package nl.wijkbeeld.disclosure;

import java.time.LocalDateTime;

/**
 * A correction round: what had come late for the closed months of a year was added to their figures.
 *
 * @param done moment in UTC
 * @param events how many were added, of all sources and areas together
 */
public record Correction(long year, LocalDateTime done, long events) {}
