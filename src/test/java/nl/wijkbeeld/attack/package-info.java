/**
 * An attacker on what is published: computes how narrow each withheld count can be made from the outside.
 *
 * <p>Enters: folders of editions (CSV, manifest, the text of PDFs), the published policy and the public list of areas.
 * Leaves: an interval per withheld count, and what is narrower than promised. Refuses to know: the warehouse, and how
 * the product decides what to withhold. It therefore never holds, and cannot print, a withheld count that it did not
 * compute from published ones.
 */
@NullMarked
package nl.wijkbeeld.attack;

import org.jspecify.annotations.NullMarked;
