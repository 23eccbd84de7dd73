package io.cltr.value;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where the weights of clicks come from. */
public interface Weighting extends Serializable {
  /** Refuses a metric that such a log cannot tell; a log of rankings can tell them all. */
  default void check(Metric metric) {}

  /**
   * All that the impressions of one query need.
   *
   * @param displays what each slice displayed
   * @param ranks of each policy; empty where it is not defined for the query
   */
  QueryPlan plan(
      Valuation valuation,
      Query query,
      SortedMap<String, Displays> displays,
      List<Optional<Ranks>> ranks);
}
