/**
 * The portal: who may see which dossier gets it, and no one else.
 *
 * <p>Enters: published editions, accounts, requests. Leaves: pages, files, lines of the audit trail. Refuses to know: the
 * warehouse, and what is in a dossier.
 */
@NullMarked
package nl.wijkbeeld.portal;

import org.jspecify.annotations.NullMarked;
