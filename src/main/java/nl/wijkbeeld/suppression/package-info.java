/**
 * Decides which figures of linked tables must stay hidden so that no shown figure gives a hidden one away.
 *
 * <p>Enters: {@link nl.wijkbeeld.suppression.Figure figures} with what earlier editions did with them, and the {@link
 * nl.wijkbeeld.suppression.Relation relations} that tie them. Leaves: {@link nl.wijkbeeld.suppression.Outcome}, which
 * figures are shown, proven by an attack on it. Refuses to know: what a figure counts, where it comes from, what a page
 * looks like.
 */
@NullMarked
package nl.wijkbeeld.suppression;

import org.jspecify.annotations.NullMarked;
