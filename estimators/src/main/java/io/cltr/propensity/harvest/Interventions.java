package io.cltr.propensity.harvest;

import io.cltr.log.EffectiveNumber;
import io.cltr.propensity.harvest.QueryDisplays.Cell;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The swap interventions that several loggers made on one document of one query without meaning to:
 * S_{k,k'} holds the document if one logger shows it at k and another at k'. A document that a
 * logger shows several times in one list has a display, and a weight, at each of its positions.
 *
 * @param weights w(d, k) = Σ_j n_j·1[logger j shows d at k] by position, n_j impressions of j
 * @param loggers the loggers that show the document at each position
 * @param displays n_k and c_k by position
 * @param cells the document's displays
 */
record Interventions(
    SortedMap<Integer, Double> weights,
    SortedMap<Integer, List<String>> loggers,
    SortedMap<Integer, Sums> displays,
    List<Cell> cells) {

  /**
   * Displays and clicks, by weight.
   *
   * @param shown n
   * @param clicks c
   * @param squares Σv²
   */
  record Sums(double shown, double clicks, double squares) {
    static final Sums NONE = new Sums(0, 0, 0);

    static Sums of(Cell cell) {
      return new Sums(cell.shown(), cell.clicks(), cell.squares());
    }

    double skips() {
      return shown - clicks;
    }

    Sums plus(Sums more) {
      return new Sums(shown + more.shown, clicks + more.clicks, squares + more.squares);
    }
  }

  /** n_k and c_k. */
  Sums sums(int k) {
    return displays.get(k);
  }

  /** Splits a query's displays by document. */
  static List<Interventions> of(QueryDisplays displays, LoggerCounts traffic) {
    List<Interventions> documents = new ArrayList<>();
    List<Cell> cells = displays.cells();
    int from = 0;
    for (int i = 1; i <= cells.size(); i++) {
      if (i == cells.size() || !cells.get(i).document().equals(cells.get(from).document())) {
        documents.add(of(cells.subList(from, i), traffic));
        from = i;
      }
    }
    return documents;
  }

  private static Interventions of(List<Cell> cells, LoggerCounts traffic) {
    SortedMap<Integer, List<String>> loggers = new TreeMap<>();
    SortedMap<Integer, Sums> displays = new TreeMap<>();
    for (Cell cell : cells) {
      displays.merge(cell.position(), Sums.of(cell), Sums::plus);
      List<String> there = loggers.computeIfAbsent(cell.position(), k -> new ArrayList<>());
      if (there.isEmpty() || !there.get(there.size() - 1).equals(cell.logger())) {
        there.add(cell.logger());
      }
    }
    SortedMap<Integer, Double> weights = new TreeMap<>();
    loggers.forEach(
        (k, names) -> {
          double sum = 0;
          for (String name : names) {
            sum += traffic.of(name);
          }
          weights.put(k, sum);
        });
    return new Interventions(weights, loggers, displays, cells);
  }

  /** The effective number of displays of the document at {@code k}. */
  double effectiveDisplays(int k) {
    return EffectiveNumber.of(sums(k).shown(), sums(k).squares());
  }

  /** Calls {@code pair} with each ordered pair (k, k') of S_{k,k'} that starts at {@code k}. */
  void partners(int k, BiConsumer<Integer, Integer> pair) {
    List<String> here = loggers.get(k);
    loggers.forEach(
        (other, there) -> {
          boolean twoLoggers = here.size() > 1 || there.size() > 1 || !here.equals(there);
          if (other != k && twoLoggers) {
            pair.accept(k, other);
          }
        });
  }

  /** n_j by logger: what a fold over queries needs of the whole log. */
  record LoggerCounts(TreeMap<String, Double> counts) implements Serializable {
    double of(String logger) {
      return counts.get(logger);
    }
  }
}
