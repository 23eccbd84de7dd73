package io.cltr.fairness;

import io.cltr.fairness.FairnessMeasure.Reading;
import java.util.ArrayList;
import java.util.List;

/** Readings of pairs of groups. */
final class GroupPairs {
  private GroupPairs() {}

  /** The reading of the groups {@code first} and {@code second}. */
  interface Pair {
    Reading of(List<String> names, int first, int second);
  }

  /** Of every pair of groups that have documents; where there is none it says so. */
  static List<Reading> of(GroupStatistics statistics, Pair pair) {
    List<Reading> readings = new ArrayList<>();
    for (int g = 0; g < statistics.groups(); g++) {
      for (int h = g + 1; h < statistics.groups(); h++) {
        if (statistics.has(g) && statistics.has(h)) {
          readings.add(
              pair.of(List.of(statistics.names().get(g), statistics.names().get(h)), g, h));
        }
      }
    }
    return readings.isEmpty()
        ? List.of(
            Reading.undefined(
                statistics.names(), "fewer than two groups have documents: nothing to compare"))
        : List.copyOf(readings);
  }

  /**
   * (x_g/y_g)/(x_h/y_h).
   *
   * @param x indices of x_g and x_h
   * @param y likewise
   */
  static Reading ratio(GroupStatistics s, List<String> names, String what, int[] x, int[] y) {
    for (int side = 0; side < 2; side++) {
      if (!(s.at(y[side]) > 0) || s.at(x[side]) < 0) {
        return Reading.undefined(
            names,
            "the %s of '%s' is not above 0: a ratio has no meaning, read the difference"
                .formatted(what, names.get(side)));
      }
    }
    if (s.at(x[1]) == 0) {
      return Reading.undefined(
          names, "'%s' gets nothing, so nothing can be divided by it".formatted(names.get(1)));
    }
    double unit = s.at(y[1]) / s.at(y[0]) / s.at(x[1]);
    double ratio = s.at(x[0]) * unit;
    return Reading.of(
        names,
        ratio,
        new int[] {x[0], x[1], y[0], y[1]},
        new double[] {unit, -ratio / s.at(x[1]), -ratio / s.at(y[0]), ratio / s.at(y[1])});
  }

  /**
   * n^a/(Θ m^b n_g n_h) (m_h x_g − m_g x_h), merits cross-multiplied, in relative units.
   *
   * @param x indices of x_g and x_h
   * @param power b; a = b + 1
   */
  static Reading crossed(GroupStatistics s, List<String> names, int g, int h, int[] x, int power) {
    double n = s.at(s.totalSize());
    double m = s.at(s.totalMerit());
    double theta = s.at(s.totalExposure());
    if (!(m > 0)) {
      return Reading.undefined(names, "no document has merit: nothing says what groups earn");
    }
    double unit = n / (theta * s.at(s.size(g)) * s.at(s.size(h)));
    for (int i = 0; i < power; i++) {
      unit *= n / m;
    }
    double first = unit * s.at(s.merit(h)) * s.at(x[0]);
    double second = unit * s.at(s.merit(g)) * s.at(x[1]);
    double value = first - second;
    return Reading.of(
        names,
        value,
        new int[] {
          x[0],
          x[1],
          s.merit(g),
          s.merit(h),
          s.size(g),
          s.size(h),
          s.totalSize(),
          s.totalMerit(),
          s.totalExposure()
        },
        new double[] {
          unit * s.at(s.merit(h)),
          -unit * s.at(s.merit(g)),
          -unit * s.at(x[1]),
          unit * s.at(x[0]),
          -value / s.at(s.size(g)),
          -value / s.at(s.size(h)),
          (power + 1) * value / n,
          -power * value / m,
          -value / theta
        });
  }
}
