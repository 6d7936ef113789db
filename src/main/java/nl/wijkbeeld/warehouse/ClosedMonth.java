package nl.wijkbeeld.warehouse;

import java.time.LocalDate;

/** A month of a source that closed, by its first day. */
public record ClosedMonth(String bron, LocalDate maand) {}
