@NullMarked
package nl.wijkbeeld.finding;

import org.jspecify.annotations.NullMarked;
