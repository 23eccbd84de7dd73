/**
 * Estimators by probability ratios and reward models, with what they are made of.
 *
 * <p>All are defined on logs of single actions, those whose weights have a counterpart on displays
 * on rankings too. They take a round, or a display, and give moments; they know no log and no sums.
 */
package io.cltr.value.estimator;
