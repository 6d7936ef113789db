@NullMarked
package nl.wijkbeeld.border;

import org.jspecify.annotations.NullMarked;
