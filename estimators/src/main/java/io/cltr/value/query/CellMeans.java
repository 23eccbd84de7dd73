package io.cltr.value.query;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.value.ActionNeeds;
import io.cltr.value.Averages;
import io.cltr.value.metric.Metric;
import io.cltr.value.slice.Modelling;
import io.cltr.value.sum.CellLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mean weights and outcomes of the rounds of one query that have the same position, logger and
 * categories in a set of columns.
 *
 * @param policies number of policies
 * @param sums by set, position, logger and categories: Σv, then Σv π/π_0 by policy and Σv r by
 *     metric
 */
public record CellMeans(int policies, Map<List<String>, double[]> sums) implements Serializable {
  /** Of no set. */
  public static final CellMeans NONE = new CellMeans(0, Map.of());

  private static List<String> cell(ActionNeeds needs, int set, Impression round) {
    List<String> cell = new ArrayList<>();
    cell.add(Integer.toString(set));
    cell.add(Integer.toString(round.positions()[0]));
    cell.add(round.logger());
    for (String column : needs.columns().get(set)) {
      cell.add(needs.embeddings().category(round, column));
    }
    return cell;
  }

  /** What a policy and a metric make of the cells that {@code round} lies in. */
  public Averages of(ActionNeeds needs, Impression round, int policy, int metric) {
    if (needs.columns().isEmpty()) {
      return Averages.NONE;
    }
    double[] weights = new double[needs.columns().size()];
    double[] outcomes = new double[weights.length];
    for (int s = 0; s < weights.length; s++) {
      double[] own = sums.get(cell(needs, s, round));
      weights[s] = own[1 + policy] / own[0];
      outcomes[s] = own[1 + policies + metric] / own[0];
    }
    return new Averages(needs.columns(), weights, outcomes);
  }

  /** Sums so far; state: the distinct cells of the query. */
  public static final class State implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<List<String>, double[]> sums = new HashMap<>();
  }

  /** Sums the rounds of one query. */
  public record Counter(ActionNeeds needs, int policies, List<Metric> metrics)
      implements Fold<Modelling.Weighed, State, CellMeans> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Modelling.Weighed item) {
      Impression round = item.round();
      double v = round.weight();
      for (int s = 0; s < needs.columns().size(); s++) {
        double[] own =
            state.sums.computeIfAbsent(
                cell(needs, s, round), absent -> new double[1 + policies + metrics.size()]);
        own[0] += v;
        for (int p = 0; p < policies; p++) {
          own[1 + p] += v * item.ratios()[p];
        }
        for (int m = 0; m < metrics.size(); m++) {
          own[1 + policies + m] += v * metrics.get(m).outcome(round, 0);
        }
      }
    }

    @Override
    public void merge(State into, State from) {
      from.sums.forEach((cell, sums) -> into.sums.merge(cell, sums, CellLayout::plus));
    }

    @Override
    public CellMeans finish(State state) {
      return new CellMeans(policies, state.sums);
    }
  }
}
