/**
 * The portal: who may see which dossier gets it, and no one else.
 *
 * <p>Enters: published editions, accounts, requests. Leaves: pages, files, lines of the audit trail. Refuses to know: the
 * warehouse, and what is in a dossier. {@link nl.wijkbeeld.portal.Monitoring} is a server beside it, and asks the
 * warehouse for its ledger alone.
 */
@NullMarked
package nl.wijkbeeld.portal;

import org.jspecify.annotations.NullMarked;
