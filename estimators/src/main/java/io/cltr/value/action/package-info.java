/**
 * Logs of single actions: the plan of a query, and what is known of the loggers.
 *
 * <p>In go logged probabilities, policies and predictions; out comes each impression as a round for
 * the estimators of single actions. The loggers' shares are counted, and their policies held
 * against the probabilities of the log.
 */
package io.cltr.value.action;
