/**
 * One DuckDB file: opens and migrates it, rebuilds dimensions, facts and marts, checks them, closes months and compacts.
 *
 * <p>Enters: released rows, the ledger and the reference from config. Leaves: counts. Refuses to know: what a partner's
 * file looks like, and anything that the border did not release.
 */
@NullMarked
package nl.wijkbeeld.warehouse;

import org.jspecify.annotations.NullMarked;
