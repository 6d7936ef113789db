@NullMarked
package nl.wijkbeeld.delivery;

import org.jspecify.annotations.NullMarked;
