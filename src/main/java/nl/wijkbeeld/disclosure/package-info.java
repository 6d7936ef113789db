@NullMarked
package nl.wijkbeeld.disclosure;

import org.jspecify.annotations.NullMarked;
