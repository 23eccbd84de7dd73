package io.cltr.fairness;

import java.util.List;

/**
 * DIR = (I_g/m_g)/(I_h/m_h): 1 where the clicks that relevance earns are in proportion to merit.
 * Not defined where a group has no merit: {@link ImpactDifference} is.
 */
public record ImpactRatio() implements FairnessMeasure {
  @Override
  public String id() {
    return "dir";
  }

  @Override
  public String summary() {
    return "Impact per merit of one group over that of another";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018 (disparate impact ratio)";
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
                new int[] {s.impact(g), s.impact(h)},
                new int[] {s.merit(g), s.merit(h)}));
  }
}
