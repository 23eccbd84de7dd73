/**
 * Quantiles and tail means of the outcome of an impression, on any kind of log.
 *
 * <p>In go weighted outcomes; out come moments on a grid of outcomes, which one pass over the log
 * finds beforehand.
 */
package io.cltr.value.outcome;
