@NullMarked
package nl.wijkbeeld.ledger;

import org.jspecify.annotations.NullMarked;
