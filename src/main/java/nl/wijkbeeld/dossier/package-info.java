@NullMarked
package nl.wijkbeeld.dossier;

import org.jspecify.annotations.NullMarked;
