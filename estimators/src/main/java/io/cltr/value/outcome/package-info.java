/**
 * Quantiles, tail means and the variance of the outcome of an impression, on any kind of log.
 *
 * <p>In go weighted outcomes; out come their moments, of quantiles and tail means on a grid of
 * outcomes that one pass over the log finds beforehand.
 */
package io.cltr.value.outcome;
