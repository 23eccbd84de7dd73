/**
 * Values held against what the log shows: loggers' own means, and predicted clicks.
 *
 * <p>In go a log and a valuation or a reward model; out come differences that are 0 on average
 * where the estimates are right.
 */
package io.cltr.value.check;
