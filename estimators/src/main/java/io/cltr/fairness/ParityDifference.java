package io.cltr.fairness;

import java.util.List;

/**
 * E_g/n_g − E_h/n_h in units of the mean exposure Θ/n of a document, as {@link DemographicParity}
 * bounds it.
 */
public record ParityDifference() implements FairnessMeasure {
  @Override
  public String id() {
    return "parity-difference";
  }

  @Override
  public String summary() {
    return "Exposure per document of one group less that of another";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018, equation 5";
  }

  @Override
  public List<Reading> of(GroupStatistics s) {
    return GroupPairs.of(
        s,
        (names, g, h) -> {
          double n = s.at(s.totalSize());
          double theta = s.at(s.totalExposure());
          double first = n / (theta * s.at(s.size(g)));
          double second = n / (theta * s.at(s.size(h)));
          double own = first * s.at(s.exposure(g));
          double other = second * s.at(s.exposure(h));
          return Reading.of(
              names,
              own - other,
              new int[] {
                s.exposure(g), s.exposure(h), s.size(g), s.size(h), s.totalSize(), s.totalExposure()
              },
              new double[] {
                first,
                -second,
                -own / s.at(s.size(g)),
                other / s.at(s.size(h)),
                (own - other) / n,
                -(own - other) / theta
              });
        });
  }
}
