@NullMarked
package nl.wijkbeeld.settings;

import org.jspecify.annotations.NullMarked;
