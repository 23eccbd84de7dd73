package io.cltr.explain;

import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Divides the scores of one ranker among its features by Shapley's value: the mean, over all orders
 * in which features may become known, of what the expected score moves when feature j does. What is
 * expected while features are unknown is the explainer's own.
 *
 * <p>Law, checked on every document: the contributions and the base add up to the score. Source:
 * Lundberg and Lee, NeurIPS 2017.
 */
public abstract class Explainer {
  private final Ranker ranker;

  Explainer(Ranker ranker) {
    this.ranker = ranker;
  }

  /** How it works, in one word. */
  public abstract String method();

  /** Explains the document whose features start at {@code at}. */
  abstract Explanation explained(float[] features, int at);

  /** Largest |sum − score| that rounding may leave, as a share of what was added. */
  abstract double precision();

  /**
   * Explains the document whose features start at {@code at}.
   *
   * @throws IllegalStateException where contributions and score differ by more than rounding
   */
  public final Explanation of(float[] features, int at) {
    Explanation explanation = explained(features, at);
    double score = score(features, at);
    double gap = Math.abs(explanation.sum() - score);
    if (!(gap <= precision() * (1 + explanation.size()))) {
      throw new IllegalStateException(
          "contributions add up to %s, the score is %s".formatted(explanation.sum(), score));
    }
    return explanation;
  }

  /** The score of the document whose features start at {@code at}. */
  public final double score(float[] features, int at) {
    return scores(Arrays.copyOfRange(features, at, at + ranker.width()))[0];
  }

  /** The scores of all documents in {@code features}. */
  final double[] scores(float[] features) {
    int width = ranker.width();
    int documents = features.length / width;
    String[] ids = new String[documents];
    Arrays.fill(ids, "");
    return ranker.scores(
        new Query("", ids, features, width, Collections.nCopies(documents, List.of())));
  }
}
