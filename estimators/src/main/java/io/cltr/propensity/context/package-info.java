/**
 * Curves that differ by the context of a display, such as the device. Log and inner estimator flow
 * in; each value's curve, shrunk to the pooled one as far as the values' curves differ, and their
 * mean flow out.
 */
package io.cltr.propensity.context;
