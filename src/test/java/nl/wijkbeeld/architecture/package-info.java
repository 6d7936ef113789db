/** Offences against the architecture, for its test. */
@NullMarked
package nl.wijkbeeld.architecture;

import org.jspecify.annotations.NullMarked;
