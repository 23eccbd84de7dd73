/**
 * The valuation of a log in one pass, from impressions to a table of values.
 *
 * <p>In go policies, metrics, estimators and the kind of log; every query is planned, impressions
 * become contributions, contributions sums, and the sums of each slice values with intervals and a
 * diagnosis.
 */
package io.cltr.value.pass;
