package io.cltr.learner;

import io.cltr.feature.Standardisation;
import io.cltr.objective.RoundObjective.Rounds;
import java.io.Serializable;
import java.util.List;

/**
 * Rounds of single actions of many queries in primitive arrays.
 *
 * @param width number of features of a candidate
 * @param offsets query q has the candidates offsets[q] .. offsets[q + 1] − 1; queries + 1
 * @param features standardised, candidates × width, row by row
 * @param predicted q̂, folds × candidates; no fold where there is no model
 * @param cells query q has the cells cells[q] .. cells[q + 1] − 1; queries + 1
 * @param actions candidate shown in each cell
 * @param probabilities its logging probability
 * @param folds of the cell's units
 * @param shown Σ v
 * @param residual Σ v (r − q̂)
 * @param square Σ v (r − q̂)²
 * @param counts what entered
 */
record BanditBlock(
    int width,
    int[] offsets,
    float[] features,
    double[][] predicted,
    int[] cells,
    int[] actions,
    double[] probabilities,
    int[] folds,
    double[] shown,
    double[] residual,
    double[] square,
    BanditCounts counts)
    implements Serializable {

  /** Number of queries. */
  int queries() {
    return offsets.length - 1;
  }

  /** The rounds of {@code cell}. */
  Rounds rounds(int cell) {
    return new Rounds(shown[cell], residual[cell], square[cell]);
  }

  /**
   * Packs the rounds of queries, features standardised.
   *
   * @param models folds of predictions; 0 without a model
   */
  static BanditBlock pack(List<BanditExample> items, Standardisation standardisation, int models) {
    int rows = items.stream().mapToInt(item -> item.query().size()).sum();
    int size = items.stream().mapToInt(item -> item.rounds().documents().length).sum();
    int width = standardisation.width();
    BanditBlock block =
        new BanditBlock(
            width,
            new int[items.size() + 1],
            new float[Math.multiplyExact(rows, width)],
            new double[models][rows],
            new int[items.size() + 1],
            new int[size],
            new double[size],
            new int[size],
            new double[size],
            new double[size],
            new double[size],
            items.stream().map(BanditCounts::of).reduce(BanditCounts.NONE, BanditCounts::plus));
    for (int q = 0; q < items.size(); q++) {
      block.fill(q, items.get(q), standardisation);
    }
    return block;
  }

  private void fill(int q, BanditExample item, Standardisation standardisation) {
    Candidates.requireWidth(item.query(), standardisation.width());
    int row = offsets[q];
    int cell = cells[q];
    offsets[q + 1] = row + item.query().size();
    cells[q + 1] = cell + item.rounds().documents().length;
    for (int d = 0; d < item.query().size(); d++) {
      float[] own = Candidates.standardised(item.query(), d, standardisation);
      System.arraycopy(own, 0, features, (row + d) * width, width);
      for (int f = 0; f < predicted.length; f++) {
        predicted[f][row + d] = item.predicted(f, d);
      }
    }
    BanditRounds rounds = item.rounds();
    for (int i = 0; i < rounds.documents().length; i++) {
      int action = row + Candidates.index(item.query(), rounds.documents()[i]);
      int fold = rounds.folds()[i];
      double model = predicted.length == 0 ? 0 : predicted[fold][action];
      actions[cell + i] = action;
      probabilities[cell + i] = rounds.probabilities()[i];
      folds[cell + i] = fold;
      shown[cell + i] = rounds.shown()[i];
      residual[cell + i] = rounds.gained()[i] - model * rounds.shown()[i];
      square[cell + i] =
          rounds.squared()[i] - 2 * model * rounds.gained()[i] + model * model * rounds.shown()[i];
    }
  }
}
