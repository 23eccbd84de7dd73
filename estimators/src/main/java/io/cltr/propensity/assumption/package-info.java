/**
 * What a log says against the assumptions that estimates of several kinds share: one test for each.
 * An estimator, its estimate and the log flow in; the estimate flows out with a check that holds,
 * is broken or cannot be told.
 */
package io.cltr.propensity.assumption;
