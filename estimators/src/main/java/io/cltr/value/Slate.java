package io.cltr.value;

import io.cltr.interval.OutcomeGrid;

/**
 * One logged slate as one policy π sees it, slots from the top. What nobody asked for is NaN.
 *
 * @param depth slots of the log's deepest slate
 * @param joint π(slate)/π_0(slate), 0 or more
 * @param cascade π(a_1, …, a_k)/π_0(a_1, …, a_k) by slot k
 * @param marginal π(a_k at k)/π_0(a_k at k) by slot
 * @param additive the weight by which the rewards of whole slates tell those of a policy where
 *     slots add up, see {@link io.cltr.value.slate.PseudoInverse}; 1 on average, of any sign
 * @param rewards r_k by slot
 * @param predicted Q̂_k(a_k), the predicted rewards of slot k and those below it; 0 without a model
 * @param expected Σ_a π(a at k | a_1, …, a_k−1) Q̂_k(a)
 * @param grid that whole rewards are told at; {@link OutcomeGrid#NONE} where no estimator uses it
 */
public record Slate(
    int depth,
    double joint,
    double[] cascade,
    double[] marginal,
    double additive,
    double[] rewards,
    double[] predicted,
    double[] expected,
    OutcomeGrid grid) {

  /** Number of slots. */
  public int slots() {
    return rewards.length;
  }

  /** Σ_k r_k. */
  public double reward() {
    double sum = 0;
    for (double reward : rewards) {
      sum += reward;
    }
    return sum;
  }
}
