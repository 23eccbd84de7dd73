package io.cltr.fairness;

import java.util.List;

/**
 * DTR = (E_g/m_g)/(E_h/m_h): 1 where exposure is in proportion to merit. Not defined where a group
 * has no merit: {@link TreatmentDifference} is. Too high where the merit of g is too low.
 */
public record TreatmentRatio() implements FairnessMeasure {
  @Override
  public String id() {
    return "dtr";
  }

  @Override
  public String summary() {
    return "Exposure per merit of one group over that of another";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018 (disparate treatment ratio)";
  }

  @Override
  public boolean isRatio() {
    return true;
  }

  @Override
  public List<Reading> of(GroupStatistics s) {
    return GroupPairs.of(
        s,
        (names, g, h) ->
            GroupPairs.ratio(
                s,
                names,
                "merit",
                new int[] {s.exposure(g), s.exposure(h)},
                new int[] {s.merit(g), s.merit(h)}));
  }
}
