package io.cltr.fairness;

import java.util.List;

/**
 * Every group gets clicks in proportion to its merit: |M_h I_g/n_g − M_g I_h/n_h| ≤ ε, with I_g =
 * Σ_{d in g} e_d γ̂_d in units of mean exposure × mean merit, M as in {@link DisparateTreatment}.
 *
 * @param slack ε
 */
public record DisparateImpact(Grouping grouping, double slack, double price)
    implements FairnessCriterion {
  /** All groups, at most 0.05, hard. */
  public DisparateImpact() {
    this(new Grouping(), 0.05, Double.POSITIVE_INFINITY);
  }

  /** Checks the ranges. */
  public DisparateImpact {
    Pairs.require("disparate-impact", slack, price);
  }

  @Override
  public String id() {
    return "disparate-impact";
  }

  @Override
  public String summary() {
    return "Every group gets clicks in proportion to its merit";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018, equation 9";
  }

  @Override
  public String measure() {
    return grouping.compared() == Grouping.Compared.groups ? "dir-difference" : "";
  }

  @Override
  public DisparateImpact with(double slack) {
    return new DisparateImpact(grouping, slack, price);
  }

  @Override
  public List<GroupRow> rows(GroupTotals totals) {
    return totals.totalMerit() == 0
        ? List.of()
        : Pairs.rows(
            totals,
            (name, g, h) -> {
              double[] impact = new double[totals.groups()];
              impact[g] = totals.relativeMerit(h) * totals.impactUnit(g);
              impact[h] = -totals.relativeMerit(g) * totals.impactUnit(h);
              return new GroupRow(name, new double[impact.length], impact, 0, -slack, slack);
            });
  }
}
