package io.cltr.signal;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import java.io.Serializable;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * What one query displayed, by document and fold of cross-fitting.
 *
 * @param impressions number of impressions
 * @param traffic Σv of the impressions, by fold
 * @param uncovered clicks at positions whose examination is not known, left out
 * @param documents ids of the displayed documents, sorted
 * @param cells of each document
 */
record DisplayCells(
    long impressions, double[] traffic, long uncovered, String[] documents, Cell[] cells)
    implements Serializable {

  /** Σ v_i of the query. */
  double represented() {
    return Arrays.stream(traffic).sum();
  }

  /** The displays of a document. */
  static final class Cell implements Serializable {
    private static final long serialVersionUID = 1;

    /** Number of clicks. */
    long clicks;

    /** Σ v c. */
    double clicked;

    /** Σ v α by fold. */
    final double[] exposure;

    /** Σ v (c − β) by fold. */
    final double[] net;

    Cell(int folds) {
      exposure = new double[folds];
      net = new double[folds];
    }

    double exposure() {
      return Arrays.stream(exposure).sum();
    }

    private void add(Cell other) {
      clicks += other.clicks;
      clicked += other.clicked;
      for (int f = 0; f < net.length; f++) {
        exposure[f] += other.exposure[f];
        net[f] += other.net[f];
      }
    }
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private static final long serialVersionUID = 1;
    private long impressions;
    private long uncovered;
    private final double[] traffic;
    private final TreeMap<String, Cell> cells = new TreeMap<>();

    State(int folds) {
      traffic = new double[folds];
    }

    private Cell cell(String document) {
      return cells.computeIfAbsent(document, absent -> new Cell(traffic.length));
    }
  }

  /** Sums displays; state: the distinct documents of the query. One fold is all units. */
  record Counter(Examination examination, int folds, long seed)
      implements Fold<Impression, State, DisplayCells> {
    @Override
    public State start() {
      return new State(folds);
    }

    @Override
    public void add(State state, Impression item) {
      int fold = folds == 1 ? 0 : new CrossFit(folds, seed).fold(item.unit());
      double v = item.weight();
      state.impressions++;
      state.traffic[fold] += v;
      for (int i = 0; i < item.size(); i++) {
        int position = item.positions()[i];
        boolean clicked = item.clicks()[i] > 0;
        if (examination.identifies(position)) {
          Cell cell = state.cell(item.documents()[i]);
          cell.clicks += clicked ? 1 : 0;
          cell.clicked += clicked ? v : 0;
          cell.exposure[fold] += v * examination.at(position);
          cell.net[fold] += v * (item.clicks()[i] - examination.beta(position));
        } else if (clicked) {
          state.uncovered++;
        }
      }
    }

    @Override
    public void merge(State into, State from) {
      into.impressions += from.impressions;
      into.uncovered += from.uncovered;
      Arrays.setAll(into.traffic, f -> into.traffic[f] + from.traffic[f]);
      from.cells.forEach((document, cell) -> into.cell(document).add(cell));
    }

    @Override
    public DisplayCells finish(State state) {
      return new DisplayCells(
          state.impressions,
          state.traffic,
          state.uncovered,
          state.cells.keySet().toArray(String[]::new),
          state.cells.values().toArray(Cell[]::new));
    }
  }
}
