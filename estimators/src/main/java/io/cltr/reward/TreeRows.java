package io.cltr.reward;

import io.cltr.fold.Fold;
import io.cltr.random.Hash64;
import io.cltr.ranker.Standardisation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows to learn from for one fold: each displayed document with features as often as its share of
 * the exposure in the other folds says.
 *
 * <p>With E = Σ n θ and G = Σ gained − n β of a document, it becomes ⌊R E/ΣE + u⌋ equal rows with
 * the target G/E, which is what it gains at position 1's rate; u in [0, 1) is a hash of query and
 * document. So trees, which know no weights, weigh documents by exposure in expectation, and R
 * bounds the driver's memory. State: the rows.
 *
 * @param theta θ by position
 * @param beta β by position
 * @param leftOut the fold whose cells do not count
 * @param density R/ΣE
 */
record TreeRows(
    Standardisation standardisation, double[] theta, double[] beta, int leftOut, double density)
    implements Fold<RewardExample, ArrayList<TreeRows.Row>, List<TreeRows.Row>> {
  private static final long SALT = 0x7472656573L;

  /** A row and how often it counts. */
  record Row(double[] features, double target, int copies) implements Serializable {}

  @Override
  public ArrayList<Row> start() {
    return new ArrayList<>();
  }

  @Override
  public void add(ArrayList<Row> state, RewardExample example) {
    RewardCells cells = example.cells();
    for (int d = 0; d < cells.documents().length; d++) {
      double exposure = 0;
      double gained = 0;
      for (int i = cells.offsets()[d]; i < cells.offsets()[d + 1]; i++) {
        if (cells.folds()[i] != leftOut) {
          int k = cells.positions()[i];
          exposure += theta[k] * cells.shown()[i];
          gained += cells.gained()[i] - beta[k] * cells.shown()[i];
        }
      }
      long salt = Hash64.of(example.key(), SALT);
      double u = Hash64.unitInterval(Hash64.of(cells.documents()[d], salt));
      int copies = (int) (density * exposure + u);
      if (copies > 0) {
        Optional<double[]> z = example.features(d, standardisation);
        double target = gained / exposure;
        z.ifPresent(features -> state.add(new Row(features, target, copies)));
      }
    }
  }

  @Override
  public void merge(ArrayList<Row> into, ArrayList<Row> from) {
    into.addAll(from);
  }

  @Override
  public List<Row> finish(ArrayList<Row> state) {
    return state;
  }

  /** ΣE of all folds but each, and the number of documents with exposure in them. */
  record Exposure(int folds, double[] theta)
      implements Fold<RewardExample, double[][], double[][]> {
    @Override
    public double[][] start() {
      return new double[2][folds];
    }

    @Override
    public void add(double[][] state, RewardExample example) {
      RewardCells cells = example.cells();
      for (int d = 0; d < cells.documents().length; d++) {
        double[] exposure = new double[folds];
        for (int i = cells.offsets()[d]; i < cells.offsets()[d + 1]; i++) {
          for (int f = 0; f < folds; f++) {
            exposure[f] +=
                f == cells.folds()[i] ? 0 : theta[cells.positions()[i]] * cells.shown()[i];
          }
        }
        for (int f = 0; f < folds; f++) {
          state[0][f] += exposure[f];
          state[1][f] += exposure[f] > 0 ? 1 : 0;
        }
      }
    }

    @Override
    public void merge(double[][] into, double[][] from) {
      for (int f = 0; f < folds; f++) {
        into[0][f] += from[0][f];
        into[1][f] += from[1][f];
      }
    }

    @Override
    public double[][] finish(double[][] state) {
      return state;
    }
  }
}
