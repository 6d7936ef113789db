/**
 * The portal: who may see which dossier gets it, and no one else.
 *
 * <p>Enters: published editions, accounts, tokens of the provider, requests. Leaves: pages, files, remarks, lines of the audit
 * trail. Refuses to know: of the warehouse all but its ledger and the names of areas, and what is in a dossier.
 * {@link nl.wijkbeeld.portal.Monitoring} is a server beside it.
 */
@NullMarked
package nl.wijkbeeld.portal;

import org.jspecify.annotations.NullMarked;
