package nl.wijkbeeld.border;

import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.finding.Finding;

/**
 * What the form of a delivery came to.
 *
 * @param released what may be loaded; empty when the delivery is refused
 * @param findings why it is refused; empty otherwise
 */
public record Checked(Optional<Released> released, List<Finding> findings) {}
