package io.cltr.simulate;

import io.cltr.random.Generator;
import java.io.Serializable;

/**
 * What is changed at random after the logger has ranked, and marked in the log.
 *
 * @param swapShare share of impressions marked "swap-k" (RandPair(1, k), Joachims et al. WSDM
 *     2017): k is uniform in 2..depth and the documents at 1 and k are swapped with probability ½;
 *     the mark does not tell which
 * @param shuffleShare share of impressions marked "shuffle-n", whose top n are shuffled uniformly
 * @param shuffleDepth n; smaller where a query has fewer candidates
 */
public record Randomization(double swapShare, double shuffleShare, int shuffleDepth)
    implements Serializable {

  /** 4 % swapped pairs, 2 % shuffled top 10. */
  public Randomization() {
    this(0.04, 0.02, 10);
  }

  /** Nothing is changed at random. */
  public static Randomization none() {
    return new Randomization(0, 0, 2);
  }

  /** Checks the ranges. */
  public Randomization {
    Check.within("randomization.swapShare", swapShare, 0, 1);
    Check.within("randomization.shuffleShare", shuffleShare, 0, 1 - swapShare);
    Check.atLeast("randomization.shuffleDepth", shuffleDepth, 2);
  }

  /** Whether any impression may be changed. */
  boolean active() {
    return swapShare + shuffleShare > 0;
  }

  /**
   * Changes {@code ranking} in place and returns the mark, "" where nothing was to be changed. A
   * query with a single visible candidate stays as it is.
   */
  String apply(int[] ranking, int positions, Generator random) {
    double choice = random.nextDouble();
    int visible = Math.min(positions, ranking.length);
    if (visible < 2 || choice >= swapShare + shuffleShare) {
      return "";
    }
    if (choice < swapShare) {
      int k = 2 + random.nextInt(visible - 1);
      if (random.nextBoolean(0.5)) {
        int first = ranking[0];
        ranking[0] = ranking[k - 1];
        ranking[k - 1] = first;
      }
      return "swap-" + k;
    }
    int n = Math.min(shuffleDepth, ranking.length);
    random.shuffle(ranking, n);
    return "shuffle-" + n;
  }
}
