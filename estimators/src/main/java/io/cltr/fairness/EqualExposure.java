package io.cltr.fairness;

import java.util.List;

/**
 * EE-D = Σ_g s_g² with s_g the groups' shares of exposure: from 1/G, where all groups get the same
 * whatever their size, to 1, where one gets all.
 *
 * <p>The form for groups: the original sums over documents. A document of several groups counts in
 * each before shares are taken.
 */
public record EqualExposure() implements FairnessMeasure {
  @Override
  public String id() {
    return "ee-d";
  }

  @Override
  public String summary() {
    return "How unequally groups share exposure: the sum of squared shares";
  }

  @Override
  public String source() {
    return "Diaz, Mitra, Ekstrand, Biega, Carterette, CIKM 2020 (form for groups)";
  }

  @Override
  public boolean isCurved() {
    return true;
  }

  @Override
  public double extreme(int groups) {
    return 1.0 / groups;
  }

  @Override
  public double possible(double bound, int groups) {
    return Math.min(1, Math.max(1.0 / groups, bound));
  }

  @Override
  public List<Reading> of(GroupStatistics statistics) {
    GroupShares s = GroupShares.of(statistics, statistics.exposure(0));
    return s.reading(
        statistics,
        s,
        "",
        (own, other, slopes, otherSlopes) -> {
          double sum = 0;
          for (int g = 0; g < own.length; g++) {
            sum += own[g] * own[g];
            slopes[g] = 2 * own[g];
          }
          return sum;
        });
  }
}
