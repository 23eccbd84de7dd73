package io.cltr.feature;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How many candidates have features outside ranges that were seen before. Queries without features
 * are passed over. State: four numbers per feature.
 *
 * @param low of each feature
 * @param high of each feature
 */
public record FeatureBounds(double[] low, double[] high)
    implements Fold<Keyed<Query>, FeatureBounds.Found, FeatureBounds.Found> {

  /** What was found so far, by feature. */
  public static final class Found implements Serializable {
    private final long[] below;
    private final long[] above;
    private final double[] lowest;
    private final double[] highest;
    private long candidates;

    private Found(int width) {
      below = new long[width];
      above = new long[width];
      lowest = new double[width];
      highest = new double[width];
      Arrays.fill(lowest, Double.POSITIVE_INFINITY);
      Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    /** Number of candidates. */
    public long candidates() {
      return candidates;
    }

    /** Candidates below the range of {@code feature}. */
    public long below(int feature) {
      return below[feature];
    }

    /** Candidates above the range of {@code feature}. */
    public long above(int feature) {
      return above[feature];
    }

    /** Smallest value of {@code feature}; +∞ without candidates. */
    public double lowest(int feature) {
      return lowest[feature];
    }

    /** Largest value of {@code feature}; −∞ without candidates. */
    public double highest(int feature) {
      return highest[feature];
    }
  }

  @Override
  public Found start() {
    return new Found(low.length);
  }

  @Override
  public void add(Found state, Keyed<Query> item) {
    Query query = item.value();
    if (!query.hasFeatures()) {
      return;
    }
    Features.requireSameWidth("of the model", low.length, query.id(), query.width());
    state.candidates += query.size();
    for (int i = 0; i < query.features().length; i++) {
      int j = i % low.length;
      double value = query.features()[i];
      state.below[j] += value < low[j] ? 1 : 0;
      state.above[j] += value > high[j] ? 1 : 0;
      state.lowest[j] = Math.min(state.lowest[j], value);
      state.highest[j] = Math.max(state.highest[j], value);
    }
  }

  @Override
  public void merge(Found into, Found from) {
    into.candidates += from.candidates;
    for (int j = 0; j < low.length; j++) {
      into.below[j] += from.below[j];
      into.above[j] += from.above[j];
      into.lowest[j] = Math.min(into.lowest[j], from.lowest[j]);
      into.highest[j] = Math.max(into.highest[j], from.highest[j]);
    }
  }

  @Override
  public Found finish(Found state) {
    return state;
  }
}
