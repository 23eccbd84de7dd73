package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.Displays.Cell;
import io.cltr.log.Displays.LoggerCount;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a logger did: P(d at k) is the share of its untouched impressions of the query, by weight,
 * that showed d at k; where each impression shows one document, whose position is a round of its
 * own, the share of those that showed anything at k. Not defined for a query that the logger never
 * served untouched.
 *
 * <p>A draw samples position by position as {@link SequentialDraw} says: exact for a logger that
 * always shows the same ranking for a query.
 *
 * @param logger id of the logger
 */
public record LoggerPolicy(String logger) implements Policy {
  private static final double ROUNDING = 1e-9;

  /** "logger:" and the logger's id. */
  @Override
  public String name() {
    return "logger:" + logger;
  }

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    return impressions(displays).map(count -> shares(query, displays, count, depth));
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    Generator generator = new Generator(key).split(name()).split(query.id());
    return ranks(query, displays, query.size())
        .map(ranks -> SequentialDraw.of(query, ranks, generator));
  }

  private Optional<Double> impressions(Displays displays) {
    return displays.loggers().stream()
        .filter(count -> count.logger().equals(logger))
        .map(LoggerCount::impressions)
        .findFirst();
  }

  private boolean counts(Cell cell, int depth) {
    return !cell.randomised() && cell.logger().equals(logger) && cell.position() <= depth;
  }

  /** Displays by the logger itself at each position. */
  private double[] shown(Displays displays, int depth) {
    double[] shown = new double[depth];
    for (Cell cell : displays.cells()) {
      if (counts(cell, depth)) {
        shown[cell.position() - 1] += cell.shown();
      }
    }
    return shown;
  }

  private Ranks shares(Query query, Displays displays, double impressions, int depth) {
    Ranks ranks = Ranks.empty(query.size(), depth);
    double[] shown = shown(displays, depth);
    boolean single = Arrays.stream(shown).sum() <= impressions * (1 + ROUNDING);
    for (Cell cell : displays.cells()) {
      if (!counts(cell, depth)) {
        continue;
      }
      int document = Arrays.binarySearch(query.documents(), cell.document());
      if (document < 0) {
        throw new InputException(
            ("impressions: logger '%s' showed document '%s' for query '%s', which is not among the "
                    + "query's candidates; add it to the features or candidates table")
                .formatted(logger, cell.document(), query.id()));
      }
      ranks.probabilities()[document * depth + cell.position() - 1] =
          cell.shown() / (single ? shown[cell.position() - 1] : impressions);
    }
    return ranks;
  }
}
