package io.cltr.ranker;

import io.cltr.log.Query;
import java.util.List;

/**
 * A sum of regression trees: f = base + Σ_t value of the leaf that the document reaches in tree t,
 * in single precision, tree by tree, as XGBoost sums.
 *
 * @param width number of features
 * @param base what every document gets
 * @param trees in the order of boosting
 */
public record TreeRanker(int width, float base, List<Tree> trees) implements Ranker {

  /** Checks that every tree asks features that exist. */
  public TreeRanker {
    trees = List.copyOf(trees);
    for (int t = 0; t < trees.size(); t++) {
      Tree tree = trees.get(t);
      for (int node = 0; node < tree.left().length; node++) {
        if (!tree.isLeaf(node) && (tree.feature()[node] < 0 || tree.feature()[node] >= width)) {
          throw new IllegalArgumentException(
              "tree %d asks feature %d of %d".formatted(t, tree.feature()[node], width));
        }
      }
    }
  }

  @Override
  public double[] scores(Query query) {
    LinearRanker.requireWidth(query, width);
    double[] scores = new double[query.size()];
    for (int d = 0; d < scores.length; d++) {
      float score = base;
      for (Tree tree : trees) {
        score += tree.value()[tree.leaf(query.features(), d * width)];
      }
      scores[d] = score;
    }
    return scores;
  }
}
