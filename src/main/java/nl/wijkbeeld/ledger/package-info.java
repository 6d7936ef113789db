/**
 * What was expected, what arrived, its digest, and what became of it.
 *
 * <p>Enters: the outcome of a delivery. Leaves: ledger rows, in the transaction that loads. Refuses to know: the rows of a
 * delivery.
 */
@NullMarked
package nl.wijkbeeld.ledger;

import org.jspecify.annotations.NullMarked;
