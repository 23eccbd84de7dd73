package io.cltr.fairness;

import java.util.List;

/**
 * Every group gets the same exposure per document: |E_g/n_g − E_h/n_h| ≤ ε, in units of the mean
 * exposure of a document. Merit plays no part.
 *
 * @param slack ε
 */
public record DemographicParity(Grouping grouping, double slack, double price)
    implements FairnessCriterion {
  /** All groups, at most 0.05, hard. */
  public DemographicParity() {
    this(new Grouping(), 0.05, Double.POSITIVE_INFINITY);
  }

  /** Checks the ranges. */
  public DemographicParity {
    Pairs.require("demographic-parity", slack, price);
  }

  @Override
  public String id() {
    return "demographic-parity";
  }

  @Override
  public String summary() {
    return "Every group gets the same exposure per document";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018, equation 5";
  }

  @Override
  public String measure() {
    return grouping.compared() == Grouping.Compared.groups ? "parity-difference" : "";
  }

  @Override
  public DemographicParity with(double slack) {
    return new DemographicParity(grouping, slack, price);
  }

  @Override
  public List<GroupRow> rows(GroupTotals totals) {
    return Pairs.rows(
        totals,
        (name, g, h) -> {
          double[] exposure = new double[totals.groups()];
          exposure[g] = totals.exposureUnit(g);
          exposure[h] = -totals.exposureUnit(h);
          return GroupRow.within(name, exposure, slack);
        });
  }
}
