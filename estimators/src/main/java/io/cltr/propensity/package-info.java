/**
 * How likely each position was examined, estimated from logs, with its uncertainty. Here is what
 * all estimators share: a {@link PropensityLog} flows in, a {@link PropensityEstimate} with its
 * influence and its checked assumptions flows out, and its {@link Examination} is what signals,
 * rewards and values divide by. The estimators lie in the packages below, by what of a log tells
 * them examination.
 */
package io.cltr.propensity;
