package io.cltr.fairness;

import java.util.List;

/**
 * AWRF = 1 − JSD(s, p) with base-2 logarithms, s the groups' shares of exposure and p their shares
 * of the documents: 1 where they are the same, 0 where no exposure goes where the documents are.
 *
 * <pre>
 * JSD(s, p) = ½ Σ_g s_g log2(2 s_g/(s_g + p_g)) + ½ Σ_g p_g log2(2 p_g/(s_g + p_g))
 * </pre>
 */
public record AttentionFairness() implements FairnessMeasure {
  private static final double LOG_2 = StrictMath.log(2);

  @Override
  public String id() {
    return "awrf";
  }

  @Override
  public String summary() {
    return "How near groups' shares of exposure are to their shares of the documents";
  }

  @Override
  public String source() {
    return "Sapiezynski, Zeng, Robertson, Mislove, Wilson, WWW Companion 2019 (with Jensen–Shannon)";
  }

  @Override
  public boolean isCurved() {
    return true;
  }

  @Override
  public double extreme(int groups) {
    return 1;
  }

  @Override
  public double possible(double bound, int groups) {
    return Math.min(1, Math.max(0, bound));
  }

  @Override
  public List<Reading> of(GroupStatistics statistics) {
    GroupShares s = GroupShares.of(statistics, statistics.exposure(0));
    return s.reading(
        statistics,
        GroupShares.of(statistics, statistics.size(0)),
        "document",
        (own, other, slopes, otherSlopes) -> {
          double divergence = 0;
          for (int g = 0; g < own.length; g++) {
            double first = information(own[g], other[g]);
            double second = information(other[g], own[g]);
            divergence += own[g] * first + other[g] * second;
            slopes[g] = -first;
            otherSlopes[g] = -second;
          }
          return 1 - divergence;
        });
  }

  /** ½ log2(2a/(a + b)); 0 where a share is 0, whose term is 0. */
  private static double information(double a, double b) {
    return a > 0 ? 0.5 * StrictMath.log(2 * a / (a + b)) / LOG_2 : 0;
  }
}
