package io.cltr.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * Every group gets the exposure that its merit earns: |E_g/n_g − M_g| ≤ ε, exposures in units of
 * the mean exposure of a document, M_g as in {@link DisparateTreatment}. With producers as groups
 * it is equity of attention.
 *
 * <p>A demand for each group instead of each pair: for many groups, such as sellers. Where no
 * document has merit there is no demand. Exposure cannot exceed that of the first place, so a
 * document of very large merit cannot be given its due.
 *
 * @param slack ε
 */
public record Equity(Grouping grouping, double slack, double price) implements FairnessCriterion {
  /** All groups, at most 0.05, hard. */
  public Equity() {
    this(new Grouping(), 0.05, Double.POSITIVE_INFINITY);
  }

  /** Checks the ranges. */
  public Equity {
    Pairs.require("equity", slack, price);
  }

  @Override
  public String id() {
    return "equity";
  }

  @Override
  public String summary() {
    return "Every group gets the exposure that its merit earns";
  }

  @Override
  public String source() {
    return "Biega, Gummadi, Weikum, SIGIR 2018 (equity of attention)";
  }

  @Override
  public String measure() {
    return grouping.compared() == Grouping.Compared.groups ? "ee-l" : "";
  }

  @Override
  public Equity with(double slack) {
    return new Equity(grouping, slack, price);
  }

  @Override
  public List<GroupRow> rows(GroupTotals totals) {
    List<GroupRow> rows = new ArrayList<>();
    for (int g = 0; g < totals.groups() && totals.totalMerit() != 0; g++) {
      if (totals.has(g)) {
        double[] exposure = new double[totals.groups()];
        exposure[g] = totals.exposureUnit(g);
        double merit = totals.relativeMerit(g);
        rows.add(
            new GroupRow(
                totals.names().get(g),
                exposure,
                new double[exposure.length],
                0,
                merit - slack,
                merit + slack));
      }
    }
    return List.copyOf(rows);
  }
}
