package nl.wijkbeeld.border;

import nl.wijkbeeld.finding.Rule;

/**
 * One condition that refuses a row.
 *
 * @param rule what is then broken
 * @param column the contract's name of the column
 * @param expected what the contract asks for, for the sender
 * @param broken SQL over the parsed columns, true for a row to refuse
 */
record Check(Rule rule, String column, String expected, String broken) {}
