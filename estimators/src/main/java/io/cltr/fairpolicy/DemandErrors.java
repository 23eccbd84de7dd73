package io.cltr.fairpolicy;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairpolicy.AmortisedSolution.Part;
import java.util.List;

/** How exactly a log tells what a policy gives of what is demanded. */
@FunctionalInterface
interface DemandErrors {
  /**
   * Standard errors of the demands' values.
   *
   * @param parts the policy
   * @param ledger what it gives
   */
  double[] of(FairnessCriterion criterion, List<Part> parts, Ledger ledger);
}
