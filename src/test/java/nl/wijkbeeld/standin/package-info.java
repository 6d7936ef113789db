/**
 * The partners, played by real servers and seeded files on this machine: what the demo and the tests collect from.
 *
 * <p>Enters: a seed, a date, the areas of {@code config/gebieden} and the real yearly figures. Leaves: deliveries in the
 * partners' own shapes. Refuses to know: the contracts, the border and everything else of the hub.
 */
@NullMarked
package nl.wijkbeeld.standin;

import org.jspecify.annotations.NullMarked;
