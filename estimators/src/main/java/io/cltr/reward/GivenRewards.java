package io.cltr.reward;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.reward.RewardTable.Row;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a reward_model table by query. All rows tell positions apart or none does, the same
 * for folds; a document has a row for each position that its query has and for each fold.
 *
 * @param path of the table, for messages
 * @param folds number of folds; 1 where rows hold for all units
 * @param byQuery one entry per query of the table
 */
record GivenRewards(String path, int folds, TreeMap<String, Predictions> byQuery)
    implements Serializable {
  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::query)
          .thenComparing(Row::document)
          .thenComparingInt(Row::position)
          .thenComparingInt(Row::fold);

  /** Checks the rows and arranges them. */
  static GivenRewards of(String path, Collection<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(ORDER);
    boolean positioned = sorted.stream().anyMatch(r -> r.position() != RewardTable.ALL_POSITIONS);
    boolean folded = sorted.stream().anyMatch(r -> r.fold() != RewardTable.ALL_FOLDS);
    int folds = folded ? 1 + sorted.stream().mapToInt(Row::fold).max().orElse(0) : 1;
    TreeMap<String, List<Row>> byQuery = new TreeMap<>();
    Row previous = null;
    for (Row row : sorted) {
      requireRange(path, row, positioned, folded);
      if (previous != null && ORDER.compare(previous, row) == 0) {
        throw bad(path, row, "has two rows" + of(row, positioned, folded) + "; give one");
      }
      previous = row;
      byQuery.computeIfAbsent(row.query(), q -> new ArrayList<>()).add(row);
    }
    TreeMap<String, Predictions> predictions = new TreeMap<>();
    for (Map.Entry<String, List<Row>> query : byQuery.entrySet()) {
      predictions.put(
          query.getKey(), predictions(path, query.getValue(), folds, positioned, folded));
    }
    return new GivenRewards(path, folds, predictions);
  }

  private static Predictions predictions(
      String path, List<Row> rows, int folds, boolean positioned, boolean folded) {
    String[] documents = rows.stream().map(Row::document).distinct().toArray(String[]::new);
    int depth = positioned ? rows.stream().mapToInt(Row::position).max().orElseThrow() : 1;
    double[][] byFold = new double[folds][documents.length * depth];
    for (double[] fold : byFold) {
      Arrays.fill(fold, Double.NaN);
    }
    for (Row row : rows) {
      int d = Arrays.binarySearch(documents, row.document());
      int k = positioned ? row.position() - 1 : 0;
      byFold[folded ? row.fold() : 0][d * depth + k] = row.reward();
    }
    for (int f = 0; f < folds; f++) {
      for (int i = 0; i < byFold[f].length; i++) {
        if (Double.isNaN(byFold[f][i])) {
          Row lacking =
              new Row(rows.get(0).query(), documents[i / depth], i % depth + 1, f, Double.NaN);
          throw bad(path, lacking, "has no row" + of(lacking, positioned, folded) + "; give one");
        }
      }
    }
    return new Predictions(documents, depth, byFold);
  }

  private static void requireRange(String path, Row row, boolean positioned, boolean folded) {
    if (positioned && row.position() < 1) {
      throw bad(
          path,
          row,
          "has position %d; positions count from 1, in every row or in none"
              .formatted(row.position()));
    }
    if (folded && row.fold() < 0) {
      throw bad(
          path,
          row,
          "has fold %d; folds count from 0, in every row or in none".formatted(row.fold()));
    }
    if (!Double.isFinite(row.reward())) {
      throw bad(path, row, "has reward %s; allowed are finite numbers".formatted(row.reward()));
    }
  }

  private static String of(Row row, boolean positioned, boolean folded) {
    return (positioned ? " at position " + row.position() : "")
        + (folded ? " of fold " + row.fold() : "");
  }

  private static InputException bad(String path, Row row, String problem) {
    return new InputException(
        "reward_model: '%s': query '%s', document '%s' %s"
            .formatted(path, row.query(), row.document(), problem));
  }

  /** Throws where the table has folds of another number than is used. */
  void requireFolds(CrossFit used) {
    if (folds != 1 && folds != used.folds()) {
      throw new ConfigException(
          "reward model table: '%s' has the folds 0 to %d, the run uses %d folds; make them alike"
              .formatted(path, folds - 1, used.folds()));
    }
  }

  boolean has(String query) {
    return byQuery.containsKey(query);
  }

  Predictions of(String query) {
    return byQuery.get(query);
  }
}
