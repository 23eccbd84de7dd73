package io.cltr.value;

import io.cltr.interval.Sample.Range;
import io.cltr.interval.Statistic;
import io.cltr.interval.Totals;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** An estimator on a log of single actions: moments of a round, and what their means are worth. */
public interface ActionValue extends Serializable {
  /** Of values that divide by the number of all rounds. */
  String COUNTED = "which count 0";

  /** Of values that divide by the weight of the others. */
  String LEFT_OUT = "which the value leaves out: it is that of the others alone";

  /** Number of moments. */
  int moments();

  /** The value as a function of the moments' means. */
  Statistic statistic();

  /**
   * The same where more is known.
   *
   * @param ratio the largest possible π/π_0; infinite for unknown
   * @param reward the largest possible reward; the least is 0
   */
  default Statistic statistic(double ratio, double reward) {
    return statistic();
  }

  /** Adds the moments of {@code round} to {@code into}, from index {@code at}. */
  void add(Round round, double[] into, int at);

  /** The weight that the reward, or its residual, gets; what ESS and shares are counted on. */
  double weight(Round round);

  /** What must be 1 on average, where that varies more than {@link #weight}. */
  default double balance(Round round) {
    return weight(round);
  }

  /** The weight that a cap took from the round. */
  default double cut(Round round) {
    return round.ratio() - weight(round);
  }

  /** Why the mean weight may be off 1, and what to do. */
  default String offBalance() {
    return "logging probabilities are wrong, or the policy shows what the logger never does; check"
        + " both, or compare with dr";
  }

  /** What becomes of rounds for which the policy has no ranking, after a comma. */
  default String undefined() {
    return COUNTED;
  }

  /** (Σw)²/Σw² over units; empty where it is that of {@link #weight}. */
  default OptionalDouble effectiveUnits(Totals totals) {
    return OptionalDouble.empty();
  }

  /** Whether it tells loggers apart. */
  default boolean needsLoggers() {
    return false;
  }

  /** Whether it needs the loggers' policies. */
  default boolean needsPolicies() {
    return !sets().isEmpty();
  }

  /** Sets of dimensions of embeddings whose marginal weights it needs. */
  default List<Long> sets() {
    return List.of();
  }

  /** Sets of columns of which it needs the averages of rounds that are alike in them. */
  default List<List<String>> columnSets() {
    return List.of();
  }

  /**
   * Bounds of one round's contribution that hold whatever the log shows; empty where there are
   * none.
   *
   * @param ratio the largest possible π/π_0
   * @param reward the largest possible reward; the least is 0
   */
  default Optional<Range> range(double ratio, double reward) {
    return Optional.empty();
  }
}
