@NullMarked
package nl.wijkbeeld.flow;

import org.jspecify.annotations.NullMarked;
