package io.cltr.interval;

import java.util.List;

/** The value without one bucket of units after the other. */
final class LeaveOneOut {
  private LeaveOneOut() {}

  /**
   * The values without part b = 1..m; NaN where the other parts define none. What was estimated
   * before changes by m/(m−1) Σ_c≠b earlier_c − Σ earlier, the linear statistic without b.
   */
  static double[] values(Statistic statistic, List<Part> parts) {
    int m = parts.size();
    Totals[] after = new Totals[m];
    Totals rest = parts.get(0).own().none();
    double earlier = 0;
    for (int b = m - 1; b >= 0; b--) {
      after[b] = rest;
      rest = parts.get(b).own().plus(rest);
      earlier += parts.get(b).earlier();
    }
    double[] values = new double[m];
    Totals before = rest.none();
    for (int b = 0; b < m; b++) {
      double without = m / (m - 1.0) * (earlier - parts.get(b).earlier()) - earlier;
      values[b] = statistic.value(before.plus(after[b])) + without;
      before = before.plus(parts.get(b).own());
    }
    return values;
  }
}
