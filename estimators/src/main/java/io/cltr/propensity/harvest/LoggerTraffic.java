package io.cltr.propensity.harvest;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Untouched impressions of each logger, in all and per unit bucket; weights summed.
 *
 * @param byBucket impressions of each logger by bucket
 */
public record LoggerTraffic(SortedMap<String, double[]> byBucket) implements Serializable {

  /** n_j: impressions of {@code logger}. */
  public double impressions(String logger) {
    double sum = 0;
    for (double n : byBucket.get(logger)) {
      sum += n;
    }
    return sum;
  }

  /** Counts the untouched impressions; state: loggers × buckets. */
  public record Counter() implements Fold<Impression, State, LoggerTraffic> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      if (item.untouched()) {
        state.counts(item.logger())[item.bucket()] += item.weight();
      }
    }

    @Override
    public void merge(State into, State from) {
      from.counts.forEach(
          (logger, counts) -> {
            double[] total = into.counts(logger);
            for (int b = 0; b < counts.length; b++) {
              total[b] += counts[b];
            }
          });
    }

    @Override
    public LoggerTraffic finish(State state) {
      return new LoggerTraffic(state.counts);
    }
  }

  /** Counts so far. */
  static final class State implements Serializable {
    private final TreeMap<String, double[]> counts = new TreeMap<>();

    private double[] counts(String logger) {
      return counts.computeIfAbsent(logger, absent -> new double[Units.BUCKETS]);
    }
  }
}
