package nl.wijkbeeld.flow;

import nl.wijkbeeld.border.Scan;
import nl.wijkbeeld.delivery.Delivery;

/**
 * A delivery in the hub's own folder.
 *
 * @param known whether the same content of this supplier was loaded before
 */
public record Received(Delivery delivery, Scan scan, boolean known) {}
