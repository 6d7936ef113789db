/**
 * Whole journeys: a hub on a temporary folder with the real routes and contracts, real servers on loopback, a delivery
 * put where its supplier would put it, and what the warehouse then says.
 */
@NullMarked
package nl.wijkbeeld.journey;

import org.jspecify.annotations.NullMarked;
