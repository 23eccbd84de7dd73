package io.cltr.explain;

import io.cltr.log.InputException;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.TableRanker;
import io.cltr.ranker.TreeRanker;

/** Finds the explainer of a ranker. */
public final class Explainers {
  private Explainers() {}

  /**
   * The explainer of {@code ranker}: exact for linear models and trees, by drawn orders for others.
   * A table of scores has none and is an {@link InputException}.
   *
   * @param mean of each feature over the candidates
   * @param sample of the candidates
   * @param seed of drawn orders
   */
  public static Explainer of(
      Ranker ranker, double[] mean, CandidateSample.Sample sample, long seed) {
    if (ranker instanceof TableRanker) {
      throw new InputException(
          "a table of scores asks no features, so there is nothing that explains its scores: take a"
              + " model of another kind");
    }
    if (ranker instanceof LinearRanker linear) {
      return new LinearExplainer(linear, mean);
    }
    return ranker instanceof TreeRanker trees
        ? new TreeExplainer(trees)
        : new PermutationExplainer(ranker, sample, seed);
  }
}
