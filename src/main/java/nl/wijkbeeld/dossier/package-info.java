/**
 * Fills the templates in reports/ from protected tables and publishes editions.
 *
 * <p>Enters: {@link nl.wijkbeeld.disclosure.Publication}, texts, colours and templates from the reports folder. Leaves:
 * PDFs, tables as CSV, a manifest. Refuses to know: the warehouse, and any figure that disclosure did not release.
 */
@NullMarked
package nl.wijkbeeld.dossier;

import org.jspecify.annotations.NullMarked;
