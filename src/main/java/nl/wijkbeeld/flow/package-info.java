/**
 * The beans that routes call, one method per step, named as the step.
 *
 * <p>Enters: what a route collected. Leaves: deliveries in the warehouse, an edition. Refuses to know: where a partner is
 * and when it is asked; that is in the routes.
 */
@NullMarked
package nl.wijkbeeld.flow;

import org.jspecify.annotations.NullMarked;
