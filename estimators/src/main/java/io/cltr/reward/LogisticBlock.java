package io.cltr.reward;

import io.cltr.feature.Standardisation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The displayed documents with features of many queries in primitive arrays.
 *
 * @param width number of features
 * @param features standardised, documents × width, row by row
 * @param offsets document d has the cells offsets[d] .. offsets[d + 1] − 1; documents + 1
 * @param positions 0-based
 * @param folds of the units
 * @param shown n of each cell
 * @param gained c of each cell
 */
record LogisticBlock(
    int width,
    double[] features,
    int[] offsets,
    int[] positions,
    int[] folds,
    double[] shown,
    double[] gained)
    implements Serializable {

  int documents() {
    return offsets.length - 1;
  }

  static LogisticBlock pack(List<RewardExample> examples, Standardisation standardisation) {
    List<double[]> features = new ArrayList<>();
    List<int[]> ranges = new ArrayList<>();
    List<RewardCells> owners = new ArrayList<>();
    int cells = 0;
    for (RewardExample example : examples) {
      int[] offsets = example.cells().offsets();
      for (int d = 0; d < example.cells().documents().length; d++) {
        Optional<double[]> z = example.features(d, standardisation);
        if (z.isPresent()) {
          features.add(z.get());
          ranges.add(new int[] {offsets[d], offsets[d + 1]});
          owners.add(example.cells());
          cells += offsets[d + 1] - offsets[d];
        }
      }
    }
    int width = standardisation.width();
    LogisticBlock block =
        new LogisticBlock(
            width,
            new double[Math.multiplyExact(features.size(), width)],
            new int[features.size() + 1],
            new int[cells],
            new int[cells],
            new double[cells],
            new double[cells]);
    int cell = 0;
    for (int d = 0; d < features.size(); d++) {
      System.arraycopy(features.get(d), 0, block.features, d * width, width);
      RewardCells owner = owners.get(d);
      for (int i = ranges.get(d)[0]; i < ranges.get(d)[1]; i++) {
        block.positions[cell] = owner.positions()[i];
        block.folds[cell] = owner.folds()[i];
        block.shown[cell] = owner.shown()[i];
        block.gained[cell++] = owner.gained()[i];
      }
      block.offsets[d + 1] = cell;
    }
    return block;
  }
}
