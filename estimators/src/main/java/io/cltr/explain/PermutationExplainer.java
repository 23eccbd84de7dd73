package io.cltr.explain;

import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import java.util.stream.IntStream;

/**
 * Shapley values of any ranker by drawn orders. Unknown features have the values of another
 * candidate b: an order walks from b to the document, one feature after the other, and each gets
 * what the score moves at its step. Each b of the background is walked by one drawn order and by
 * its reverse; contributions are means over all walks, base the mean score of the background.
 *
 * <p>They add up to the score exactly, since each walk does. Each is off by chance; its standard
 * error is that of the mean over the {@value #BACKGROUND} pairs of walks. All documents share the
 * background and the orders, so two of them differ by less than their errors. Features count as
 * independent of each other. Cost: 2 · {@value #BACKGROUND} · (features + 1) scores per document.
 * Source: Štrumbelj and Kononenko, KAIS 2014; Mitchell, Cooper, Frank and Holmes, JMLR 2022
 * (antithetic pairs).
 */
final class PermutationExplainer extends Explainer {
  /** Candidates that unknown features are taken from. */
  static final int BACKGROUND = 64;

  private final float[][] background;
  private final int[][] orders;
  private final int width;
  private final double base;

  /**
   * Explains {@code ranker}.
   *
   * @param sample not empty; its first {@value #BACKGROUND} are the background
   */
  PermutationExplainer(Ranker ranker, CandidateSample.Sample sample, long seed) {
    super(ranker);
    this.width = ranker.width();
    this.background =
        sample.rows().stream()
            .limit(BACKGROUND)
            .map(CandidateSample.Candidate::features)
            .toArray(float[][]::new);
    this.orders = new int[BACKGROUND][];
    for (int r = 0; r < BACKGROUND; r++) {
      orders[r] = IntStream.range(0, width).toArray();
      new Generator(seed).split("explain").split(r).shuffle(orders[r], width);
    }
    double sum = 0;
    for (int r = 0; r < BACKGROUND; r++) {
      sum += score(background[r % background.length], 0);
    }
    this.base = sum / BACKGROUND;
  }

  @Override
  public String method() {
    return "permutation";
  }

  @Override
  double precision() {
    return 1e-9;
  }

  @Override
  Explanation explained(float[] features, int at) {
    double[] mean = new double[width];
    double[] squares = new double[width];
    for (int r = 0; r < BACKGROUND; r++) {
      double[] pair = new double[width];
      walk(features, at, r, false, pair);
      walk(features, at, r, true, pair);
      for (int j = 0; j < width; j++) {
        double delta = pair[j] - mean[j];
        mean[j] += delta / (r + 1);
        squares[j] += delta * (pair[j] - mean[j]);
      }
    }
    double[] errors = new double[width];
    for (int j = 0; j < width; j++) {
      errors[j] = Math.sqrt(squares[j] / (BACKGROUND - 1) / BACKGROUND);
    }
    return new Explanation(base, mean, errors);
  }

  /** Adds half of what each feature moves the score on the way from a background candidate. */
  private void walk(float[] features, int at, int r, boolean reversed, double[] into) {
    float[] steps = new float[(width + 1) * width];
    float[] current = background[r % background.length].clone();
    System.arraycopy(current, 0, steps, 0, width);
    for (int step = 0; step < width; step++) {
      int j = feature(r, step, reversed);
      current[j] = features[at + j];
      System.arraycopy(current, 0, steps, (step + 1) * width, width);
    }
    double[] scores = scores(steps);
    for (int step = 0; step < width; step++) {
      into[feature(r, step, reversed)] += (scores[step + 1] - scores[step]) / 2;
    }
  }

  private int feature(int r, int step, boolean reversed) {
    return orders[r][reversed ? width - 1 - step : step];
  }
}
