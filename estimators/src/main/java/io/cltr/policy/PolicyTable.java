package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy given as a table of P(d at k | query). Not defined for a query without rows.
 *
 * <p>The probabilities of a query sum to at most 1 at each position. Those of a document may sum to
 * more over positions that are rounds of their own, as in a log of one action per round. A draw
 * samples position by position as {@link SequentialDraw} says.
 *
 * @param name what reports call it
 * @param rows by query, sorted by position and document
 */
public record PolicyTable(String name, SortedMap<String, List<Row>> rows) implements Policy {
  private static final double ROUNDING = 1e-9;

  /**
   * One row of the table.
   *
   * @param position 1-based
   * @param probability in [0, 1]
   */
  public record Row(String query, String document, int position, double probability)
      implements Serializable {
    private static final Comparator<Row> ORDER =
        Comparator.comparingInt(Row::position).thenComparing(Row::document);
  }

  /** Checks every row and the sums. */
  public PolicyTable {
    SortedMap<String, List<Row>> checked = new TreeMap<>();
    for (String query : rows.keySet()) {
      List<Row> sorted = new ArrayList<>(rows.get(query));
      sorted.sort(Row.ORDER);
      requireLaws(name, sorted);
      checked.put(query, List.copyOf(sorted));
    }
    rows = Collections.unmodifiableSortedMap(checked);
  }

  /** The policy that {@code rows} describe, in any order. */
  public static PolicyTable of(String name, Collection<Row> rows) {
    SortedMap<String, List<Row>> byQuery = new TreeMap<>();
    rows.forEach(row -> byQuery.computeIfAbsent(row.query(), q -> new ArrayList<>()).add(row));
    return new PolicyTable(name, byQuery);
  }

  private static void requireLaws(String name, List<Row> sorted) {
    Row previous = null;
    double sum = 0;
    for (Row row : sorted) {
      requireRange(name, row);
      if (previous != null && Row.ORDER.compare(previous, row) == 0) {
        throw new InputException(
            "policy '%s': two rows for query '%s', document '%s', position %d; give one"
                .formatted(name, row.query(), row.document(), row.position()));
      }
      boolean same = previous != null && previous.position() == row.position();
      sum = same ? sum + row.probability() : row.probability();
      if (sum > 1 + ROUNDING) {
        throw new InputException(
            "policy '%s': the probabilities of query '%s' at position %d sum to more than 1"
                .formatted(name, row.query(), row.position()));
      }
      previous = row;
    }
  }

  private static void requireRange(String name, Row row) {
    if (row.position() < 1) {
      throw new InputException(
          "policy '%s': query '%s', document '%s' has position %d; positions count from 1"
              .formatted(name, row.query(), row.document(), row.position()));
    }
    if (!(row.probability() >= 0 && row.probability() <= 1)) {
      throw new InputException(
          ("policy '%s': query '%s', document '%s', position %d has probability %s; "
                  + "allowed is 0 to 1")
              .formatted(name, row.query(), row.document(), row.position(), row.probability()));
    }
  }

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    return Optional.ofNullable(rows.get(query.id())).map(found -> filled(query, found, depth));
  }

  @Override
  public List<String> documents(String query) {
    return rows.getOrDefault(query, List.of()).stream().map(Row::document).distinct().toList();
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    Generator generator = new Generator(key).split("policy table draw").split(query.id());
    return Optional.ofNullable(rows.get(query.id()))
        .map(found -> filled(query, found, found.get(found.size() - 1).position()))
        .map(ranks -> SequentialDraw.of(query, ranks, generator));
  }

  private Ranks filled(Query query, List<Row> found, int depth) {
    Ranks ranks = Ranks.empty(query.size(), depth);
    for (Row row : found) {
      int document = Arrays.binarySearch(query.documents(), row.document());
      if (document < 0 && row.probability() > 0) {
        throw new InputException(
            ("policy '%s' ranks document '%s' for query '%s', which is not among the query's "
                    + "candidates; add it to the candidates table or take it out of the policy")
                .formatted(name, row.document(), query.id()));
      }
      if (row.probability() > 0 && row.position() <= depth) {
        ranks.probabilities()[document * depth + row.position() - 1] = row.probability();
      }
    }
    return ranks;
  }
}
