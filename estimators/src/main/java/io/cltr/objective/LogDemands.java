package io.cltr.objective;

import io.cltr.fairness.GroupRow;
import java.util.List;

/**
 * Demands on groups' exposure over the whole log: x_m = Σ_lists n Σ_d e_d Σ_{g ∋ d} (a_g + b_g
 * γ̂_d/n), n the impressions of the list's query.
 *
 * @param rows of a criterion, for totals per impression of the log
 */
public record LogDemands(List<GroupRow> rows) implements Demands {
  /** Copies the rows. */
  public LogDemands {
    rows = List.copyOf(rows);
  }

  @Override
  public int count() {
    return rows.size();
  }

  @Override
  public String name(int m) {
    return rows.get(m).name();
  }

  @Override
  public double low(int m) {
    return rows.get(m).low();
  }

  @Override
  public double high(int m) {
    return rows.get(m).high();
  }

  @Override
  public void at(
      ListData list, double[] exposure, double[] apart, double[] terms, double[][] slopes) {
    for (int m = 0; m < rows.size(); m++) {
      coefficients(list, rows.get(m), slopes[m]);
      for (int d = 0; d < exposure.length; d++) {
        slopes[m][d] *= list.impressions();
        terms[m + 1] += exposure[d] * slopes[m][d];
      }
    }
  }

  /** Fills in what a unit of exposure of each document adds to {@code row}, in one impression. */
  static void coefficients(ListData list, GroupRow row, double[] coefficients) {
    for (int d = 0; d < coefficients.length; d++) {
      coefficients[d] =
          list.groups().sum(d, row.exposure())
              + list.groups().sum(d, row.impact()) * list.signal()[d] / list.impressions();
    }
  }
}
