package io.cltr.reward;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Fold;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows to learn from, for each fold: each displayed document with features as often as its share of
 * the exposure in the other folds says.
 *
 * <p>With E = Σ n θ and G = Σ gained − n β of a document, it becomes ⌊R E/ΣE + u⌋ equal rows with
 * the target G/E, which is what it gains at position 1's rate; u in [0, 1) is a hash of query and
 * document. So trees, which know no weights, weigh documents by exposure in expectation, and R
 * bounds the driver's memory. State: the rows.
 *
 * @param theta θ by position
 * @param beta β by position
 * @param density R/ΣE by fold
 */
record TreeRows(Standardisation standardisation, double[] theta, double[] beta, double[] density)
    implements Fold<RewardExample, ArrayList<List<TreeRows.Row>>, List<List<TreeRows.Row>>> {
  private static final long SALT = 0x7472656573L;

  /** A row and how often it counts. */
  record Row(double[] features, double target, int copies) implements Serializable {}

  @Override
  public ArrayList<List<Row>> start() {
    ArrayList<List<Row>> rows = new ArrayList<>();
    for (int f = 0; f < density.length; f++) {
      rows.add(new ArrayList<>());
    }
    return rows;
  }

  @Override
  public void add(ArrayList<List<Row>> state, RewardExample example) {
    long salt = Hash64.of(example.key(), SALT);
    for (int d = 0; d < example.cells().documents().length; d++) {
      Optional<double[]> z = example.features(d, standardisation);
      if (z.isPresent()) {
        double u = Hash64.unitInterval(Hash64.of(example.cells().documents()[d], salt));
        for (int f = 0; f < density.length; f++) {
          add(state.get(f), example.cells(), d, f, u, z.get());
        }
      }
    }
  }

  private void add(List<Row> rows, RewardCells cells, int d, int fold, double u, double[] z) {
    double exposure = 0;
    double gained = 0;
    for (int i = cells.offsets()[d]; i < cells.offsets()[d + 1]; i++) {
      if (cells.folds()[i] != fold) {
        int k = cells.positions()[i];
        exposure += theta[k] * cells.shown()[i];
        gained += cells.gained()[i] - beta[k] * cells.shown()[i];
      }
    }
    int copies = exposure == 0 ? 0 : (int) (density[fold] * exposure + u);
    if (copies > 0) {
      rows.add(new Row(z, gained / exposure, copies));
    }
  }

  @Override
  public void merge(ArrayList<List<Row>> into, ArrayList<List<Row>> from) {
    for (int f = 0; f < density.length; f++) {
      into.get(f).addAll(from.get(f));
    }
  }

  @Override
  public List<List<Row>> finish(ArrayList<List<Row>> state) {
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
