package io.cltr.fairness;

import java.util.List;

/**
 * EE-R = Σ_g s_g t_g with s the groups' shares of exposure and t those of merit: how far exposure
 * goes where merit is. The highest value is not the fair one: it gives the group of most merit all.
 * Its slopes vanish where all groups share alike.
 */
public record EarnedExposure() implements FairnessMeasure {
  @Override
  public String id() {
    return "ee-r";
  }

  @Override
  public String summary() {
    return "How far exposure goes to groups of merit: shares of exposure times shares of merit";
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
  public List<Reading> of(GroupStatistics statistics) {
    GroupShares s = GroupShares.of(statistics, statistics.exposure(0));
    return s.reading(
        statistics,
        GroupShares.of(statistics, statistics.merit(0)),
        "merit",
        (own, other, slopes, otherSlopes) -> {
          double sum = 0;
          for (int g = 0; g < own.length; g++) {
            sum += own[g] * other[g];
            slopes[g] = other[g];
            otherSlopes[g] = own[g];
          }
          return sum;
        });
  }
}
