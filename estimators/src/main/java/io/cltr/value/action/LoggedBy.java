package io.cltr.value.action;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.value.query.QueryPlan.ForImpressions;
import io.cltr.value.sum.Cells;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * By whom an impression was logged, and with which probability.
 *
 * @param logger index among the loggers
 * @param logged π_0 of what it shows, as the log says
 * @param known the same by the logger's policy; NaN where it has no ranking for the query
 * @param defined whether every logger's policy has a ranking for the query
 */
record LoggedBy(
    Impression impression,
    int logger,
    List<String> slices,
    double logged,
    double known,
    boolean defined)
    implements Serializable {

  static LoggedBy of(Cells cells, Impression impression, ForImpressions query) {
    ActionPlan plan = (ActionPlan) query.plan();
    int logger = logger(cells, impression);
    double[] own = plan.logging()[logger];
    List<String> slices = new ArrayList<>(cells.slices().of(impression));
    slices.addAll(query.slices());
    return new LoggedBy(
        impression,
        logger,
        slices,
        impression.loggingProbabilities()[0],
        own == null ? Double.NaN : plan.at(own, impression),
        Arrays.stream(plan.logging()).allMatch(probabilities -> probabilities != null));
  }

  /** The index of the impression's logger. */
  static int logger(Cells cells, Impression impression) {
    int logger = cells.needs().loggers().indexOf(impression.logger());
    if (logger < 0) {
      throw new InputException(
          "impression '%s': its logger '%s' is not among those that are known, %s; name its policy in values.loggingPolicies"
              .formatted(impression.id(), impression.logger(), cells.needs().loggers()));
    }
    return logger;
  }

  /** By how much the log's probability is off, relative to the policy's. */
  double off() {
    return Math.abs(logged - known) / Math.max(logged, known);
  }
}
