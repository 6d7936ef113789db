/**
 * What is wrong with a delivery (a finding, mended by its sender) or with the hub (a fault, mended by its operator).
 *
 * <p>Enters: a rule and where it was broken. Leaves: a sentence. Refuses to know: any value of a person.
 */
@NullMarked
package nl.wijkbeeld.finding;

import org.jspecify.annotations.NullMarked;
