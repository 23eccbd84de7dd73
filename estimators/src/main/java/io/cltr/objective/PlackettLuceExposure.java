package io.cltr.objective;

import io.cltr.random.Generator;
import java.io.Serializable;

/**
 * What a Plackett–Luce policy over scores f gives each document in expectation, ω_d =
 * E_{y∼PL(f)}[λ(rank of d in y)], and how it moves with f.
 *
 * <p>Lists with at most {@code samples} different top rankings are enumerated: exact, and without
 * noise. Others are drawn: documents arrive at times −ln(U_d)/exp(f_d), U uniform, and the first K
 * are ranked by arrival, which is the order of f_d plus Gumbel noise (Yellott 1977). The noise is a
 * function of the list's key and the step, so two policies of the same list and step share it.
 *
 * <p>Scores more than 600 below the best are taken as 600 below, so that nothing underflows. Cost
 * per list of n documents: samples × (n + K log n).
 *
 * @param rankWeights λ(1) … λ(K), finite and at least 0; 0 beyond
 * @param samples number of rankings that are drawn, at least 1
 * @param step whose noise is drawn
 */
record PlackettLuceExposure(double[] rankWeights, int samples, int step) implements Serializable {
  private static final double WIDEST = 600;

  /** Checks the ranges. */
  PlackettLuceExposure {
    if (samples < 1 || rankWeights.length < 1) {
      throw new IllegalArgumentException(
          "%d samples, %d rank weights; there must be at least one of each"
              .formatted(samples, rankWeights.length));
    }
  }

  PlackettLuceExposure atStep(int other) {
    return new PlackettLuceExposure(rankWeights, samples, other);
  }

  PlackettLuceExposure withSamples(int other) {
    return new PlackettLuceExposure(rankWeights, other, step);
  }

  /** Σ_k λ(k). */
  double total() {
    double sum = 0;
    for (double weight : rankWeights) {
      sum += weight;
    }
    return sum;
  }

  /** The rankings of a list under {@code scores}. */
  WeightedRankings rankings(long key, double[] scores) {
    double[] weights = weights(scores);
    int depth = Math.min(rankWeights.length, scores.length);
    return permutations(scores.length, depth) <= samples
        ? WeightedRankings.all(weights, rankWeights, depth, permutations(scores.length, depth))
        : drawn(new Generator(key).split("plackett-luce exposure").split(step), weights, depth);
  }

  private static double[] weights(double[] scores) {
    double best = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    double[] weights = new double[scores.length];
    for (int d = 0; d < scores.length; d++) {
      weights[d] = StrictMath.exp(Math.max(scores[d] - best, -WIDEST));
    }
    return weights;
  }

  /** n (n − 1) … (n − K + 1), or a number above the samples. */
  private int permutations(int documents, int depth) {
    long count = 1;
    for (int k = 0; k < depth && count <= samples; k++) {
      count *= documents - k;
    }
    return (int) Math.min(count, Integer.MAX_VALUE);
  }

  private WeightedRankings drawn(Generator noise, double[] weights, int depth) {
    double[] pace = new double[weights.length];
    for (int d = 0; d < pace.length; d++) {
      pace[d] = 1 / weights[d];
    }
    int[] rankings = new int[samples * depth];
    double[] times = new double[depth];
    double[] shares = new double[samples];
    for (int draw = 0; draw < samples; draw++) {
      first(noise, pace, times, rankings, draw * depth);
      shares[draw] = 1.0 / samples;
    }
    return new WeightedRankings(weights, rankWeights, depth, rankings, shares);
  }

  /** Writes the documents that arrive first; as −ln u ≥ 1 − u, most need no logarithm. */
  private static void first(
      Generator noise, double[] pace, double[] times, int[] rankings, int at) {
    int depth = times.length;
    int arrived = 0;
    for (int d = 0; d < pace.length; d++) {
      double u = noise.nextDouble();
      if (arrived == depth && (1 - u) * pace[d] >= times[depth - 1]) {
        continue;
      }
      double time = -StrictMath.log(u) * pace[d];
      if (arrived == depth && time >= times[depth - 1]) {
        continue;
      }
      arrived = Math.min(arrived + 1, depth);
      int k = arrived - 1;
      while (k > 0 && times[k - 1] > time) {
        times[k] = times[k - 1];
        rankings[at + k] = rankings[at + k - 1];
        k--;
      }
      times[k] = time;
      rankings[at + k] = d;
    }
  }
}
