@NullMarked
package nl.wijkbeeld;

import org.jspecify.annotations.NullMarked;
