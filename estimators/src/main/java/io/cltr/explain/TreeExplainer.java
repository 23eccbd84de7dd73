package io.cltr.explain;

import io.cltr.ranker.Tree;
import io.cltr.ranker.TreeRanker;

/**
 * Exact Shapley values of trees, path-dependent: where a tree asks a feature that is not known, the
 * document goes both ways, with the shares of the training documents that did (their cover).
 *
 * <p>Of one leaf the expected value is a product over the features on its path: 1 or 0 for a known
 * feature, as the document would go this way or not, and a product of shares for an unknown one. So
 * it takes one walk over the tree that keeps, for each number of known features, the weight of all
 * subsets of that size. Dependence between features counts only as far as the tree's own path shows
 * it. Cost: O(leaves · depth²) per tree and document. Source: Lundberg, Erion, Chen et al., Nature
 * Machine Intelligence 2020.
 */
final class TreeExplainer extends Explainer {
  private static final int NONE = -1;

  private final TreeRanker ranker;
  private final double base;

  TreeExplainer(TreeRanker ranker) {
    super(ranker);
    this.ranker = ranker;
    double sum = ranker.base();
    for (Tree tree : ranker.trees()) {
      sum += expected(tree, 0);
    }
    this.base = sum;
  }

  private static double expected(Tree tree, int node) {
    if (tree.isLeaf(node)) {
      return tree.value()[node];
    }
    int left = tree.left()[node];
    int right = tree.right()[node];
    return share(tree, node, left) * expected(tree, left)
        + share(tree, node, right) * expected(tree, right);
  }

  private static double share(Tree tree, int node, int child) {
    return tree.cover()[child] / tree.cover()[node];
  }

  @Override
  public String method() {
    return "tree-shap";
  }

  /** Scores are summed in single precision. */
  @Override
  double precision() {
    return 1e-6 * (1 + ranker.trees().size() / 10.0);
  }

  @Override
  Explanation explained(float[] features, int at) {
    double[] contributions = new double[ranker.width()];
    for (Tree tree : ranker.trees()) {
      new Walk(tree, features, at, contributions).visit(0, new SubsetWeights(), 1, 1, NONE);
    }
    return Explanation.exact(base, contributions);
  }

  /** One document's walk over one tree. */
  private record Walk(Tree tree, float[] features, int at, double[] contributions) {

    /**
     * Visits a node.
     *
     * @param above weights of the features on the way to its parent
     * @param unknown share of documents that come here from the parent while its feature is unknown
     * @param known 1 if the document comes here while it is known, else 0
     * @param feature the parent's; NONE for the root
     */
    void visit(int node, SubsetWeights above, double unknown, double known, int feature) {
      if (unknown == 0 && known == 0) {
        return;
      }
      SubsetWeights path = above.with(unknown, known, feature);
      if (tree.isLeaf(node)) {
        for (int i = 1; i < path.length(); i++) {
          contributions[path.feature(i)] +=
              path.without(i) * (path.known(i) - path.unknown(i)) * tree.value()[node];
        }
        return;
      }
      int asked = tree.feature()[node];
      double shareBefore = 1;
      double knownBefore = 1;
      int before = path.find(asked);
      if (before >= 0) {
        shareBefore = path.unknown(before);
        knownBefore = path.known(before);
        path.remove(before);
      }
      boolean left = features[at + asked] < tree.threshold()[node];
      int taken = left ? tree.left()[node] : tree.right()[node];
      int other = left ? tree.right()[node] : tree.left()[node];
      visit(taken, path, shareBefore * share(tree, node, taken), knownBefore, asked);
      visit(other, path, shareBefore * share(tree, node, other), 0, asked);
    }
  }
}
