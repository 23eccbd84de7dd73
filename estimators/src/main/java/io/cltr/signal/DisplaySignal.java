package io.cltr.signal;

import io.cltr.reward.Predictions;
import io.cltr.signal.DisplayCells.Cell;
import io.cltr.signal.QuerySignal.SignalList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Signals that are functions of a query's displays: one list of all its documents. */
final class DisplaySignal {
  private DisplaySignal() {}

  /** Σ v(c − β) min(1/ρ, τ). */
  static QuerySignal policyAware(DisplayCells cells, List<Double> clips) {
    return of(cells, cells.documents(), new double[cells.documents().length][], clips);
  }

  /** Σ v [ĝ + (c − αĝ − β) min(1/ρ, τ)] of the displayed documents and those with a prediction. */
  static QuerySignal doublyRobust(DisplayCells cells, Predictions predictions, List<Double> clips) {
    TreeSet<String> all = new TreeSet<>(Arrays.asList(cells.documents()));
    all.addAll(Arrays.asList(predictions.documents()));
    String[] documents = all.toArray(String[]::new);
    double[][] predicted = new double[documents.length][cells.traffic().length];
    for (int d = 0; d < documents.length; d++) {
      for (int f = 0; f < predicted[d].length; f++) {
        double own = predictions.at(f, documents[d], 1);
        predicted[d][f] = Double.isNaN(own) ? 0 : own;
      }
    }
    return of(cells, documents, predicted, clips);
  }

  /**
   * The signal of {@code documents}.
   *
   * @param predicted ĝ by document and fold; null for none
   */
  private static QuerySignal of(
      DisplayCells cells, String[] documents, double[][] predicted, List<Double> clips) {
    double[][] signal = new double[clips.size()][documents.length];
    double[] exposure = new double[documents.length];
    double[] weight = new double[clips.size()];
    long clicks = 0;
    double unclipped = 0;
    double represented = cells.represented();
    for (int d = 0; d < documents.length; d++) {
      int own = Arrays.binarySearch(cells.documents(), documents[d]);
      double modelled = modelled(cells.traffic(), predicted[d]);
      double residual = 0;
      if (own >= 0) {
        Cell cell = cells.cells()[own];
        exposure[d] = cell.exposure();
        residual = residual(cell, predicted[d]);
        clicks += cell.clicks;
        unclipped += cell.clicked * represented / exposure[d];
      }
      for (int column = 0; column < weight.length; column++) {
        double inverse = own < 0 ? 0 : Math.min(represented / exposure[d], clips.get(column));
        signal[column][d] = modelled + residual * inverse;
        weight[column] += own < 0 ? 0 : cells.cells()[own].clicked * inverse;
      }
    }
    return new QuerySignal(
        cells.impressions(),
        represented,
        cells.uncovered(),
        documents.length == 0
            ? List.of()
            : List.of(new SignalList(documents, clicks, unclipped, weight, signal, exposure)));
  }

  private static double modelled(double[] traffic, double[] predicted) {
    double sum = 0;
    for (int f = 0; predicted != null && f < traffic.length; f++) {
      sum += traffic[f] * predicted[f];
    }
    return sum;
  }

  private static double residual(Cell cell, double[] predicted) {
    double sum = 0;
    for (int f = 0; f < cell.net.length; f++) {
      sum += cell.net[f] - (predicted == null ? 0 : cell.exposure[f] * predicted[f]);
    }
    return sum;
  }
}
