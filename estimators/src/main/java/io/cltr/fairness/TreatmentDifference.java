package io.cltr.fairness;

import java.util.List;

/**
 * M_h E_g/n_g − M_g E_h/n_h in the relative units of {@link DisparateTreatment}, whose slack bounds
 * it. Not defined where no document at all has merit.
 */
public record TreatmentDifference() implements FairnessMeasure {
  @Override
  public String id() {
    return "dtr-difference";
  }

  @Override
  public String summary() {
    return "Exposure by merit of one group less that of another, merits cross-multiplied";
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
            GroupPairs.crossed(s, names, g, h, new int[] {s.exposure(g), s.exposure(h)}, 1));
  }
}
