package io.cltr.fairness;

import java.util.List;

/**
 * Every group gets exposure in proportion to its merit: |M_h E_g/n_g − M_g E_h/n_h| ≤ ε, exposures
 * in units of the mean exposure, M the group's mean γ̂ over that of all documents.
 *
 * <p>Where γ̂ is wrong, the exposure that is called fair is wrong by the same share. Where no
 * document has merit there is no demand.
 *
 * @param slack ε
 */
public record DisparateTreatment(Grouping grouping, double slack, double price)
    implements FairnessCriterion {
  /** All groups, at most 0.05, hard. */
  public DisparateTreatment() {
    this(new Grouping(), 0.05, Double.POSITIVE_INFINITY);
  }

  /** Checks the ranges. */
  public DisparateTreatment {
    Pairs.require("disparate-treatment", slack, price);
  }

  @Override
  public String id() {
    return "disparate-treatment";
  }

  @Override
  public String summary() {
    return "Every group gets exposure in proportion to its merit";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018; Yadav, Du, Joachims, SIGIR 2021 (cross-multiplied)";
  }

  @Override
  public String measure() {
    return grouping.compared() == Grouping.Compared.groups ? "dtr-difference" : "";
  }

  @Override
  public DisparateTreatment with(double slack) {
    return new DisparateTreatment(grouping, slack, price);
  }

  @Override
  public List<GroupRow> rows(GroupTotals totals) {
    return totals.totalMerit() == 0
        ? List.of()
        : Pairs.rows(
            totals,
            (name, g, h) -> {
              double[] exposure = new double[totals.groups()];
              exposure[g] = totals.relativeMerit(h) * totals.exposureUnit(g);
              exposure[h] = -totals.relativeMerit(g) * totals.exposureUnit(h);
              return GroupRow.within(name, exposure, slack);
            });
  }
}
