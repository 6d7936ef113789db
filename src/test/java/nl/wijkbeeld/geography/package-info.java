@NullMarked
package nl.wijkbeeld.geography;

import org.jspecify.annotations.NullMarked;
