package io.cltr.feature;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean and standard deviation (divided by n) of every feature over the candidates of all queries,
 * each candidate counted once. Queries without features are passed over.
 *
 * <p>Means and sums of squares are updated and merged by the formulas of Chan, Golub and LeVeque
 * (1983), which do not cancel. State: two numbers per feature.
 *
 * @param purpose who needs the features, for messages
 */
public record FeatureMoments(String purpose)
    implements Fold<Keyed<Query>, FeatureMoments.State, Standardisation> {

  /** Moments so far. */
  public static final class State implements Serializable {
    private String query = "";
    private long rows;
    private double[] mean = new double[0];
    private double[] squares = new double[0];
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
    if (state.rows == 0) {
      state.query = query.id();
      state.mean = new double[query.width()];
      state.squares = new double[query.width()];
    }
    Features.requireSameWidth(state.query, state.mean.length, query.id(), query.width());
    for (int d = 0; d < query.size(); d++) {
      state.rows++;
      for (int j = 0; j < query.width(); j++) {
        double value = query.features()[d * query.width() + j];
        double delta = value - state.mean[j];
        state.mean[j] += delta / state.rows;
        state.squares[j] += delta * (value - state.mean[j]);
      }
    }
  }

  @Override
  public void merge(State into, State from) {
    if (from.rows == 0) {
      return;
    }
    if (into.rows == 0) {
      into.query = from.query;
      into.mean = new double[from.mean.length];
      into.squares = new double[from.mean.length];
    }
    Features.requireSameWidth(into.query, into.mean.length, from.query, from.mean.length);
    long rows = into.rows + from.rows;
    for (int j = 0; j < into.mean.length; j++) {
      double delta = from.mean[j] - into.mean[j];
      into.mean[j] += delta * from.rows / rows;
      into.squares[j] += from.squares[j] + delta * delta * into.rows * from.rows / rows;
    }
    into.rows = rows;
  }

  @Override
  public Standardisation finish(State state) {
    if (state.rows == 0) {
      throw new InputException(
          purpose + " needs features, and no query has any: give a features table");
    }
    List<Integer> constant =
        IntStream.range(0, state.mean.length).filter(j -> state.squares[j] == 0).boxed().toList();
    double[] scale =
        Arrays.stream(state.squares).map(s -> s == 0 ? 1 : Math.sqrt(s / state.rows)).toArray();
    return new Standardisation(state.mean, scale, constant);
  }
}
