package nl.wijkbeeld.disclosure;

import java.time.LocalDate;

/** Whether a supplier delivered a month, and whether that can still change. */
public record Coverage(
        String source, String supplier, LocalDate month, boolean delivered, boolean provisional, boolean closed) {}
