package io.cltr.fairness;

import io.cltr.method.Method;
import java.util.List;

/**
 * What it means that groups are treated fairly: linear demands on their exposure.
 *
 * <p>Exposures are relative to the mean exposure of a document, merits to the mean merit, so that
 * 0.05 is five hundredths of what the average document gets, whatever θ and the scale of γ̂. Merits
 * multiply and never divide: a group without merit is no division by zero, and an error of γ̂ is an
 * error of the same size in the demand.
 *
 * <p>Laws, checked by the contract test: the demands do not depend on the order of groups but for
 * the sign of a difference; a group without documents has none; one group alone has no difference;
 * where nothing has merit, demands on merit are void.
 */
public interface FairnessCriterion extends Method {
  /** Which groups, and what counts in them. */
  Grouping grouping();

  /** ε ≥ 0: by how much a demand may be missed. */
  double slack();

  /** What a unit beyond the slack costs, in clicks per impression; +∞ where it is not allowed. */
  double price();

  /** The demands on groups of {@code totals}. */
  List<GroupRow> rows(GroupTotals totals);

  /**
   * Id of the {@link FairnessMeasure} that shows on a log how far groups of documents are from it;
   * "" where none does.
   */
  String measure();

  /** Groups that it names; a log must have them. */
  default List<String> named() {
    return grouping().groups();
  }

  /** The same criterion with another slack. */
  FairnessCriterion with(double slack);
}
