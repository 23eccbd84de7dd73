package io.cltr.feature;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The smallest and the largest value of every feature over the candidates of all queries: what a
 * model has seen. Queries without features are passed over; none with features is an {@link
 * InputException}. State: two numbers per feature.
 *
 * @param purpose who needs the features, for messages
 */
public record FeatureRanges(String purpose)
    implements Fold<Keyed<Query>, FeatureRanges.State, FeatureRanges.Ranges> {

  /**
   * What was seen.
   *
   * @param low smallest value of each feature
   * @param high largest value of each feature
   */
  public record Ranges(double[] low, double[] high) implements Serializable {}

  /** Ranges so far. */
  public static final class State implements Serializable {
    private String query = "";
    private double[] low = new double[0];
    private double[] high = new double[0];

    private void widen(String from, double[] lower, double[] upper) {
      if (query.isEmpty()) {
        query = from;
        low = lower.clone();
        high = upper.clone();
        return;
      }
      Features.requireSameWidth(query, low.length, from, lower.length);
      for (int j = 0; j < low.length; j++) {
        low[j] = Math.min(low[j], lower[j]);
        high[j] = Math.max(high[j], upper[j]);
      }
    }
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Keyed<Query> item) {
    Query query = item.value();
    if (!query.hasFeatures()) {
      return;
    }
    Features.requireFinite(query);
    double[] low = new double[query.width()];
    double[] high = new double[query.width()];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < query.features().length; i++) {
      int j = i % query.width();
      low[j] = Math.min(low[j], (double) query.features()[i]);
      high[j] = Math.max(high[j], (double) query.features()[i]);
    }
    state.widen(query.id(), low, high);
  }

  @Override
  public void merge(State into, State from) {
    if (!from.query.isEmpty()) {
      into.widen(from.query, from.low, from.high);
    }
  }

  @Override
  public Ranges finish(State state) {
    if (state.query.isEmpty()) {
      throw new InputException(
          purpose + " needs features, and no query has any: give a features table");
    }
    return new Ranges(state.low, state.high);
  }
}
