/**
 * Where personal data stops: the only place that reads raw values.
 *
 * <p>Enters: a delivery. Leaves: {@link nl.wijkbeeld.border.Released}, which only this package can construct. Refuses to
 * know: what the figures are for.
 */
@NullMarked
package nl.wijkbeeld.border;

import org.jspecify.annotations.NullMarked;
