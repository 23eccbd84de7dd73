package io.cltr.objective;

import io.cltr.ranker.Rankings;
import java.util.Arrays;

/**
 * Counterfactual lambdas: every document with a signal against all others of its list, each pair
 * weighted by what swapping the two would change in DCG.
 *
 * <pre>
 * t = Σ_d γ̂_d Σ_{d' ≠ d} |D(r_d) − D(r_d')| ln(1 + e^−(f_d − f_d')),   D(r) = 1/log2(1 + r)
 * </pre>
 *
 * <p>r are the ranks by the scores f, equal scores in the order of the list. They are held fixed in
 * the slopes, so these are lambdas and no gradient of a function of f. With fixed ranks t is linear
 * in γ̂: the noise of clicks cancels in the mean, which it does not where pairs are weighted by the
 * size of γ̂_d − γ̂_d'. With γ̂ = c/α summed over impressions it is each click against what was
 * shown with it, weighted by 1/α.
 *
 * <p>Curvatures are those of the logistic loss, at least 1e-16. Negative signals make t unbounded.
 * Cost: the square of a list's length.
 *
 * <p>Source: Burges, Microsoft Research TR 2010-82 (LambdaMART); Hu, Wang, Peng and Li, WWW 2019
 * (lambdas from debiased clicks).
 */
public record LambdaRank() implements CurvedObjective {
  private static final double LEAST_CURVATURE = 1e-16;

  @Override
  public double at(ListData list, double[] scores, double[] slopes, double[] curvatures) {
    return at(list, scores, ranks(scores), slopes, curvatures);
  }

  /** The lambdas with the documents at {@code ranks}, from 1. */
  double at(ListData list, double[] scores, int[] ranks, double[] slopes, double[] curvatures) {
    Arrays.fill(slopes, 0);
    Arrays.fill(curvatures, LEAST_CURVATURE);
    double[] discounts = new double[scores.length];
    Arrays.setAll(discounts, d -> Discounts.at(ranks[d]));
    double[] signal = list.signal();
    double total = 0;
    for (int d = 0; d < scores.length; d++) {
      for (int other = d + 1; other < scores.length; other++) {
        if (signal[d] == 0 && signal[other] == 0) {
          continue;
        }
        double weight = Math.abs(discounts[d] - discounts[other]);
        double margin = scores[d] - scores[other];
        double small = StrictMath.exp(-Math.abs(margin));
        double lagging = margin > 0 ? small / (1 + small) : 1 / (1 + small);
        double own = weight * signal[d];
        double others = weight * signal[other];
        double slope = others * (1 - lagging) - own * lagging;
        double curvature = (own + others) * lagging * (1 - lagging);
        slopes[d] += slope;
        slopes[other] -= slope;
        curvatures[d] += curvature;
        curvatures[other] += curvature;
        total +=
            (own + others) * StrictMath.log1p(small)
                + (margin > 0 ? others * margin : -own * margin);
      }
    }
    return total;
  }

  /** The rank of each document by {@code scores}, from 1; of equals the earlier first. */
  static int[] ranks(double[] scores) {
    long[] order = new long[scores.length];
    Arrays.setAll(order, d -> d);
    int[] best = Rankings.best(scores, order, scores.length);
    int[] ranks = new int[scores.length];
    for (int rank = 1; rank <= best.length; rank++) {
      ranks[best[rank - 1]] = rank;
    }
    return ranks;
  }
}
