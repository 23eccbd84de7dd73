package io.cltr.value.action;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.sum.CellLayout;
import io.cltr.value.sum.Cells;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the loggers of a log of single actions logged.
 *
 * @param shares of the loggers in the impressions of each slice, by their weights
 * @param off what is to be said of loggers whose policies are a little off what the log says
 */
public record LoggerCounts(SortedMap<String, double[]> shares, List<String> off)
    implements Serializable {
  /** Where nobody asks. */
  static final LoggerCounts NONE = new LoggerCounts(new TreeMap<>(), List.of());

  /** Relative difference of probabilities that is rounding. */
  static final double ROUNDING = 1e-6;

  /** Relative difference from which a policy is the wrong one. */
  public static final double WRONG = 1e-2;

  private static final Comparator<LoggedBy> FIRST =
      Comparator.comparing(item -> item.impression().id(), Comparator.reverseOrder());
  private static final Comparator<LoggedBy> WORST =
      Comparator.comparingDouble(LoggedBy::off).thenComparing(FIRST);

  private static LoggedBy greater(Comparator<LoggedBy> order, LoggedBy a, LoggedBy b) {
    return Comparator.nullsFirst(order).compare(a, b) < 0 ? b : a;
  }

  /** Of {@code log}, if an estimator needs the loggers' policies. */
  public static LoggerCounts of(
      Cells cells, Source<Impression> log, Source<Keyed<QueryPlan>> plans) {
    return cells.needs().policies()
        ? log.joined(
                Impression::query,
                plans.map(item -> new Keyed<>(item.key(), item.value().ofImpressions())),
                (impression, own) -> LoggedBy.of(cells, impression, own.orElseThrow()))
            .fold(new Fold(cells.needs().loggers()))
        : NONE;
  }

  /** The shares in {@code slice}. */
  public double[] of(String slice) {
    return shares.getOrDefault(slice, new double[0]);
  }

  /** Counts by slice; state: a few numbers for each slice and logger. */
  record Fold(List<String> loggers)
      implements io.cltr.fold.Fold<LoggedBy, LoggerCounts.State, LoggerCounts> {
    @Override
    public State start() {
      return new State(loggers.size());
    }

    @Override
    public void add(State state, LoggedBy item) {
      for (String slice : item.slices()) {
        state.weights.computeIfAbsent(slice, absent -> new double[loggers.size()])[item.logger()] +=
            item.impression().weight();
      }
      Agreement own = state.agreements[item.logger()];
      own.impressions++;
      if (!item.defined()) {
        own.undefined = greater(FIRST, own.undefined, item);
      } else if (item.off() > ROUNDING) {
        own.off++;
        own.wrong += item.off() > WRONG ? 1 : 0;
        own.most = greater(WORST, own.most, item);
      }
    }

    @Override
    public void merge(State into, State from) {
      from.weights.forEach((slice, own) -> into.weights.merge(slice, own, CellLayout::plus));
      for (int j = 0; j < loggers.size(); j++) {
        Agreement a = into.agreements[j];
        Agreement b = from.agreements[j];
        a.impressions += b.impressions;
        a.off += b.off;
        a.wrong += b.wrong;
        a.undefined = greater(FIRST, a.undefined, b.undefined);
        a.most = greater(WORST, a.most, b.most);
      }
    }

    @Override
    public LoggerCounts finish(State state) {
      for (int j = 0; j < loggers.size(); j++) {
        state.agreements[j].require(loggers.get(j));
      }
      state.weights.values().forEach(LoggerCounts::normalise);
      return new LoggerCounts(
          state.weights,
          Arrays.stream(state.agreements)
              .filter(own -> own.off > 0)
              .map(own -> own.difference(loggers.get(own.most.logger())))
              .toList());
    }
  }

  private static void normalise(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, j -> weights[j] / sum);
  }

  /** Counts so far. */
  static final class State implements Serializable {
    private final TreeMap<String, double[]> weights = new TreeMap<>();
    private final Agreement[] agreements;

    State(int loggers) {
      agreements = new Agreement[loggers];
      Arrays.setAll(agreements, j -> new Agreement());
    }
  }

  /** How the policy of one logger agrees with the log. */
  private static final class Agreement implements Serializable {
    private long impressions;
    private long off;
    private long wrong;
    private LoggedBy most;
    private LoggedBy undefined;

    void require(String logger) {
      if (undefined != null) {
        throw new InputException(
            "values.loggingPolicies: a logger's policy has no ranking for query '%s', which impression '%s' of logger '%s' shows; every logger's policy must rank every query of the log"
                .formatted(undefined.impression().query(), undefined.impression().id(), logger));
      }
      if (wrong > 0) {
        throw new InputException(
            "values.loggingPolicies: %s; name the policy that the logger ran, or correct the log"
                .formatted(difference(logger)));
      }
    }

    String difference(String logger) {
      return "the policy of logger '%s' disagrees with the log's logging_probability in %d of %d of its impressions, most in '%s', which shows document '%s' for query '%s': %s by the policy, %s by the log"
          .formatted(
              logger,
              off,
              impressions,
              most.impression().id(),
              most.impression().documents()[0],
              most.impression().query(),
              most.known(),
              most.logged());
    }
  }
}
