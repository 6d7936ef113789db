/**
 * Decides which figures may be shown.
 *
 * <p>Enters: rows of the marts and the policy of config/publicatie.yaml. Leaves: {@link
 * nl.wijkbeeld.disclosure.Publication}, whose cells only this package can make. Refuses to know: how a page looks. The
 * queries under resources/disclosure are the publication plan: what has no query there is not printed, exported or
 * served.
 */
@NullMarked
package nl.wijkbeeld.disclosure;

import org.jspecify.annotations.NullMarked;
