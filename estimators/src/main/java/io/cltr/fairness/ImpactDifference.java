package io.cltr.fairness;

import java.util.List;

/**
 * M_h I_g/n_g − M_g I_h/n_h in the relative units of {@link DisparateImpact}, whose slack bounds
 * it. Not defined where no document at all has merit.
 */
public record ImpactDifference() implements FairnessMeasure {
  @Override
  public String id() {
    return "dir-difference";
  }

  @Override
  public String summary() {
    return "Impact by merit of one group less that of another, merits cross-multiplied";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018; Yadav, Du, Joachims, SIGIR 2021";
  }

  @Override
  public List<Reading> of(GroupStatistics s) {
    return GroupPairs.of(
        s,
        (names, g, h) ->
            GroupPairs.crossed(s, names, g, h, new int[] {s.impact(g), s.impact(h)}, 2));
  }
}
