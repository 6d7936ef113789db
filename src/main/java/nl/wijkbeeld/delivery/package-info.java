/**
 * A partner's file, and the contract that it is held against.
 *
 * <p>Enters: the YAML of {@code config/bronnen}. Leaves: typed contracts. Refuses to know: what is in a delivery.
 */
@NullMarked
package nl.wijkbeeld.delivery;

import org.jspecify.annotations.NullMarked;
