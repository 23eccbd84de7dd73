/**
 * Off-policy values: what a policy would have been worth on a log.
 *
 * <p>The vocabulary that all parts share. A {@link io.cltr.value.ValueEstimator} says what an
 * impression adds to its moments and what their means are worth: of a log of single actions as an
 * {@link io.cltr.value.ActionValue}, of a log of rankings as a {@link
 * io.cltr.value.RankingEstimator}. What comes out is a {@link io.cltr.value.ValueTable}, with
 * values, their influence by bucket, and paired differences.
 *
 * <p>The log goes through the packages below in this order: {@code slice} parts it, {@code query}
 * brings together what is known of a query, {@code action}, {@code display}, {@code slate} and
 * {@code user} plan what its impressions add, {@code sum} adds that up, and {@code pass} runs it
 * all. {@code metric}, {@code estimator}, {@code logger} and {@code outcome} hold what users name:
 * metrics and estimators. {@code check} holds values against what the log shows.
 */
package io.cltr.value;
