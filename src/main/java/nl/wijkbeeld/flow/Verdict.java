package nl.wijkbeeld.flow;

import nl.wijkbeeld.border.Checked;

/** What the form of a received delivery came to. */
public record Verdict(Received received, Checked checked) {

    public boolean isRefused() {
        return checked.released().isEmpty();
    }
}
