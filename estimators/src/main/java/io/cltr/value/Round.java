package io.cltr.value;

/**
 * One round of a log of single actions, as one policy sees it.
 *
 * @param ratio w = π(action)/π_0(action), 0 or more
 * @param reward r
 * @param predicted q̂(action); NaN without a reward model
 * @param expected Σ_a π(a) q̂(a); NaN without a reward model
 * @param probability π(action)
 * @param balanced w from a classifier, see {@link BalancedIps}; NaN where there is none
 */
public record Round(
    double ratio,
    double reward,
    double predicted,
    double expected,
    double probability,
    double balanced) {}
