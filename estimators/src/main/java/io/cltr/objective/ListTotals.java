package io.cltr.objective;

import io.cltr.fairness.GroupTotals;
import java.util.List;

/** What a list's groups are owed: their sizes and merit, and the exposure that there is to give. */
public final class ListTotals {
  private ListTotals() {}

  /**
   * The totals of {@code list} for one impression: merit is γ̂ per impression of its query, a
   * group's at least 0, and that of all documents at least that of any group.
   *
   * @param names of the groups
   * @param examination θ_1, θ_2, …
   */
  public static GroupTotals of(ListData list, List<String> names, double[] examination) {
    double[] merit = new double[names.size()];
    double total = 0;
    for (int d = 0; d < list.size(); d++) {
      total += list.signal()[d] / list.impressions();
      for (int g = 0; g < merit.length; g++) {
        merit[g] += list.groups().has(d, g) ? list.signal()[d] / list.impressions() : 0;
      }
    }
    return floored(
        names, list.groups().sizes(), merit, list.groups().size(), total, given(list, examination));
  }

  /** Totals with merits that may be negative by chance. */
  public static GroupTotals floored(
      List<String> names,
      double[] sizes,
      double[] merit,
      double size,
      double total,
      double exposure) {
    double[] own = new double[merit.length];
    double most = Math.max(0, total);
    for (int g = 0; g < own.length; g++) {
      own[g] = Math.max(0, merit[g]);
      most = Math.max(most, own[g]);
    }
    return new GroupTotals(names, sizes, own, size, most, exposure);
  }

  /** What the documents of {@code list} get together, Σ θ_k down to its length. */
  public static double given(ListData list, double[] examination) {
    double sum = 0;
    for (int k = 0; k < Math.min(list.size(), examination.length); k++) {
      sum += examination[k];
    }
    return sum;
  }
}
