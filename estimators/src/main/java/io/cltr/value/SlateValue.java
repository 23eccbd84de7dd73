package io.cltr.value;

import java.util.Set;

/**
 * An estimator on rankings whose logging probabilities are known, taken as slates of actions:
 * moments of a slate, and what their means are worth. It needs no examination; what it assumes of
 * users is how far a slot's reward depends on the other slots.
 */
public non-sealed interface SlateValue extends RankingEstimator {
  /** What weights that do not add up mean. */
  String OFF_BALANCE =
      "logging probabilities are wrong, or the policy shows what the logger never does, which"
          + " 'unsupported' does not count; check both";

  /** What a log or a policy may know of a slate. */
  enum Known {
    /** P(the whole slate). */
    JOINT("slate_probability"),
    /** P(action at its slot), for each slot. */
    MARGINAL("logging_probability"),
    /** P(the slate down to the slot), for each slot. */
    CASCADE("cascade_probability"),
    /** The policy of the logger; else {@link #MARGINAL}, of a logger of independent slots. */
    ADDITIVE("logging_probability");

    private final String column;

    Known(String column) {
      this.column = column;
    }

    /** The column of impressions that says it. */
    public String column() {
      return column;
    }
  }

  /** What it must know of every slate, of the logger and of the policy. */
  Set<Known> needs();

  /** Adds the moments of {@code slate} to {@code into}, from index {@code at}. */
  void add(Slate slate, double[] into, int at);

  /** The weight that the slate gets, 1 on average; what ESS and shares are counted on. */
  double weight(Slate slate);
}
