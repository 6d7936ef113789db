@NullMarked
package nl.wijkbeeld.warehouse;

import org.jspecify.annotations.NullMarked;
