/**
 * Makes rows of coarse codes alike until no one stands alone: k-anonymity by a ladder of generalisations.
 *
 * <p>Enters: rows of values, the hierarchy of each attribute, the classes that were released before. Leaves: for each row
 * the value under which it may be released, or that it waits. Refuses to know: what a value means, and where it is kept.
 */
@NullMarked
package nl.wijkbeeld.anonymity;

import org.jspecify.annotations.NullMarked;
