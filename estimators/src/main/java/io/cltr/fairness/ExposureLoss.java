package io.cltr.fairness;

import java.util.List;

/**
 * EE-L = Σ_g (s_g − t_g)² with s the groups' shares of exposure and t those of merit: 0 where every
 * group gets its due.
 */
public record ExposureLoss() implements FairnessMeasure {
  @Override
  public String id() {
    return "ee-l";
  }

  @Override
  public String summary() {
    return "How far groups' shares of exposure are from their shares of merit, squared";
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
    return 0;
  }

  @Override
  public double possible(double bound, int groups) {
    return Math.max(0, bound);
  }

  @Override
  public List<Reading> of(GroupStatistics statistics) {
    GroupShares s = GroupShares.of(statistics, statistics.exposure(0));
    return s.reading(
        statistics,
        GroupShares.of(statistics, statistics.merit(0)),
        "merit",
        (own, other, slopes, otherSlopes) -> {
          double sum = 0;
          for (int g = 0; g < own.length; g++) {
            double gap = own[g] - other[g];
            sum += gap * gap;
            slopes[g] = 2 * gap;
            otherSlopes[g] = -2 * gap;
          }
          return sum;
        });
  }
}
