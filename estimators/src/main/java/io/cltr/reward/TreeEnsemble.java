package io.cltr.reward;

import java.util.List;
import java.util.stream.IntStream;
import smile.base.cart.Loss;
import smile.base.cart.Node;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/**
 * Mean of the targets plus the shrunk outputs of trees, kept between {@code low} and {@code high}.
 *
 * @param features names and types of the features
 */
record TreeEnsemble(
    double mean, double shrinkage, Node[] roots, StructType features, double low, double high)
    implements RewardExample.Scorer {
  private static final String TARGET = "target";
  private static final int DEEPEST = 20;
  private static final int SMALLEST_LEAF_SHARE = 100;
  private static final int SMALLEST_LEAF = 5;

  /** The trees fitted to {@code rows}; without rows ½ everywhere. */
  static RewardExample.Scorer fit(BoostedTrees spec, List<TreeRows.Row> rows, boolean free) {
    int n = rows.stream().mapToInt(TreeRows.Row::copies).sum();
    if (n == 0) {
      return z -> 0.5;
    }
    int width = rows.get(0).features().length;
    double[][] data = new double[n][];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int filled = 0;
    for (TreeRows.Row row : rows) {
      double[] line = new double[width + 1];
      System.arraycopy(row.features(), 0, line, 0, width);
      line[width] = row.target();
      low = Math.min(low, row.target());
      high = Math.max(high, row.target());
      for (int copy = 0; copy < row.copies(); copy++) {
        data[filled++] = line;
        sum += row.target();
      }
    }
    StructType features = new StructType(fields(width));
    double mean = sum / n;
    Node[] roots = low == high ? new Node[0] : roots(spec, data, width);
    return new TreeEnsemble(
        mean,
        spec.shrinkage(),
        roots,
        features,
        free ? low : Math.max(0, low),
        free ? high : Math.min(1, high));
  }

  private static Node[] roots(BoostedTrees spec, double[][] data, int width) {
    String[] names =
        IntStream.rangeClosed(0, width)
            .mapToObj(j -> j < width ? "z" + j : TARGET)
            .toArray(String[]::new);
    GradientTreeBoost fitted =
        GradientTreeBoost.fit(
            Formula.lhs(TARGET),
            DataFrame.of(data, names),
            Loss.ls(),
            spec.trees(),
            DEEPEST,
            spec.leaves(),
            Math.max(SMALLEST_LEAF, data.length / SMALLEST_LEAF_SHARE),
            spec.shrinkage(),
            1.0);
    RegressionTree[] trees = fitted.trees();
    Node[] roots = new Node[trees.length];
    for (int t = 0; t < roots.length; t++) {
      roots[t] = trees[t].root();
    }
    return roots;
  }

  private static StructField[] fields(int width) {
    return IntStream.range(0, width)
        .mapToObj(j -> new StructField("z" + j, DataTypes.DoubleType))
        .toArray(StructField[]::new);
  }

  @Override
  public double of(double[] z) {
    Tuple tuple = Tuple.of(z, features);
    double sum = mean;
    for (Node root : roots) {
      sum += shrinkage * ((RegressionNode) root.predict(tuple)).output();
    }
    return Math.min(Math.max(sum, low), high);
  }
}
