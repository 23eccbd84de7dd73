/**
 * Logs of rankings by what they displayed: the plan of a query, and estimators of displays alone.
 *
 * <p>In go displays by slice and the examination of positions; out come the mean examination of
 * each document, the contributions of impressions linearised in it, and what the log never
 * displayed.
 */
package io.cltr.value.display;
