/**
 * Measures the hub beside plain alternatives, in one run, each contender in a JVM of its own.
 *
 * <p>Enters: the stand-ins' addresses and nights, the hub as an operator starts it. Leaves: {@code benchmarks/}.
 */
@NullMarked
package nl.wijkbeeld.bench;

import org.jspecify.annotations.NullMarked;
