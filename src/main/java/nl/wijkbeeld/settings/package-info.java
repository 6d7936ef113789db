/**
 * Typed configuration, read once at the start.
 *
 * <p>Enters: {@code config/wijkbeeld.properties} and an overlay. Leaves: values, each with its sentence and default.
 * Refuses to know: unknown keys, and secrets (a setting names the file that holds one).
 */
@NullMarked
package nl.wijkbeeld.settings;

import org.jspecify.annotations.NullMarked;
