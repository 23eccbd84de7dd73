package io.cltr.boost;

import io.cltr.objective.CurvedObjective;
import java.io.Serializable;

/** What an ensemble minimises. */
public sealed interface BoostLoss extends Serializable {

  /** One of our objectives: its slopes and curvatures are handed to the library. */
  record Own(CurvedObjective objective) implements BoostLoss {}

  /** The library's own lambdas for NDCG, the signal as the grade, linear gain. */
  record LibraryNdcg() implements BoostLoss {}

  /**
   * The library's own lambdas with its own debiasing: the position of a document is its place in
   * the list, so lists must be in the order that was shown.
   */
  record LibraryUnbiased() implements BoostLoss {}
}
