/**
 * Tells which counts changed beyond chance.
 *
 * <p>Enters: {@link nl.wijkbeeld.signal.Series counts by week or month}. Leaves: {@link nl.wijkbeeld.signal.Signals}, a verdict per
 * series. Refuses to know: what a series counts, where it comes from, whether it may be shown, why it changed.
 */
@NullMarked
package nl.wijkbeeld.signal;

import org.jspecify.annotations.NullMarked;
