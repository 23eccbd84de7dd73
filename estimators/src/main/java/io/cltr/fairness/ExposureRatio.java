package io.cltr.fairness;

import java.util.List;

/**
 * (E_g/n_g)/(E_h/n_h): 1 where documents of both groups are seen alike. Merit plays no part. Not
 * defined where group h is never seen.
 */
public record ExposureRatio() implements FairnessMeasure {
  @Override
  public String id() {
    return "exposure-ratio";
  }

  @Override
  public String summary() {
    return "Exposure per document of one group over that of another";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018";
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
                "size",
                new int[] {s.exposure(g), s.exposure(h)},
                new int[] {s.size(g), s.size(h)}));
  }
}
