package io.cltr.click;

import java.util.Arrays;

/** The exact E step of models in which users go down the ranking until they stop. */
interface CascadeKernel extends EmKernel<ListBlock> {
  /** Number of shared parameters. */
  int size();

  /** Users with these shared parameters. */
  CascadeBehaviour user(double[] shared);

  /** Parameters per document. */
  int width();

  /** Adds what one rank is expected to have come true of. */
  void count(Rank rank, double[] shared, Ratios sharedCounts, Ratios localCounts);

  /**
   * What is known of a rank when all clicks are.
   *
   * @param weight Σv of the list
   * @param first index of the document's first parameter
   * @param attributes the document's parameters
   * @param examined P(E_i = 1 | all clicks)
   * @param goesOn P(E_{i+1} = 1 | all clicks); no matter at the last rank
   * @param last whether nothing was shown below, so that going on tells nothing
   */
  record Rank(
      double weight,
      int first,
      double[] attributes,
      boolean clicked,
      double examined,
      double goesOn,
      boolean last) {}

  @Override
  default double[] start() {
    double[] shared = new double[size()];
    Arrays.fill(shared, EmStep.START);
    return shared;
  }

  @Override
  default double expect(
      ListBlock block, double[] shared, double[] local, Ratios sharedCounts, Ratios localCounts) {
    CascadeBehaviour user = user(shared);
    int width = width();
    Smoothing smoothing = new Smoothing(block.longest());
    double[] attributes = new double[block.longest() * width];
    double[] clicks = new double[block.longest()];
    int[] positions = new int[block.longest()];
    double logLikelihood = 0;
    for (int l = 0; l < block.weights().length; l++) {
      int from = block.offsets()[l];
      int n = block.offsets()[l + 1] - from;
      for (int i = 0; i < n; i++) {
        System.arraycopy(local, block.shown()[from + i] * width, attributes, i * width, width);
        clicks[i] = block.clicks()[from + i];
      }
      double weight = block.weights()[l];
      logLikelihood += weight * smoothing.smooth(user, positions, attributes, clicks, n);
      for (int i = 0; i < n; i++) {
        count(
            new Rank(
                weight,
                block.shown()[from + i] * width,
                local,
                clicks[i] > 0,
                smoothing.examined(i),
                smoothing.examined(i + 1),
                i == n - 1),
            shared,
            sharedCounts,
            localCounts);
      }
    }
    return logLikelihood;
  }
}
