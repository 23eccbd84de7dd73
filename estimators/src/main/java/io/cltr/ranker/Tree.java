package io.cltr.ranker;

import java.io.Serializable;

/**
 * A regression tree on features: node 0 is the root; at an inner node a document goes left where
 * its feature is less than the threshold, as single precision numbers.
 *
 * @param left index of the left child; −1 at a leaf
 * @param right index of the right child; −1 at a leaf
 * @param feature what an inner node asks
 * @param threshold what it compares with
 * @param value what a leaf adds to the score
 * @param cover weight of the training documents that passed through each node, above 0; what
 *     explanations average by
 */
public record Tree(
    int[] left, int[] right, int[] feature, float[] threshold, float[] value, double[] cover)
    implements Serializable {

  /** Checks that the arrays agree in length and children come after their parents. */
  public Tree {
    int nodes = left.length;
    if (nodes == 0
        || right.length != nodes
        || feature.length != nodes
        || threshold.length != nodes
        || value.length != nodes
        || cover.length != nodes) {
      throw new IllegalArgumentException(
          "a tree's arrays differ in length: %d, %d, %d, %d, %d, %d"
              .formatted(
                  nodes,
                  right.length,
                  feature.length,
                  threshold.length,
                  value.length,
                  cover.length));
    }
    for (int node = 0; node < nodes; node++) {
      boolean leaf = left[node] < 0;
      if (leaf != right[node] < 0
          || (!leaf && (left[node] <= node || right[node] <= node))
          || left[node] >= nodes
          || right[node] >= nodes) {
        throw new IllegalArgumentException(
            "node %d of a tree of %d has the children %d and %d"
                .formatted(node, nodes, left[node], right[node]));
      }
    }
  }

  /** Whether {@code node} is a leaf. */
  public boolean isLeaf(int node) {
    return left[node] < 0;
  }

  /** The leaf that the document whose features start at {@code at} reaches. */
  public int leaf(float[] features, int at) {
    int node = 0;
    while (!isLeaf(node)) {
      node = features[at + feature[node]] < threshold[node] ? left[node] : right[node];
    }
    return node;
  }
}
