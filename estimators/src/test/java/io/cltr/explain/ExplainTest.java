package io.cltr.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.NetworkRanker;
import io.cltr.ranker.NetworkRanker.Layer;
import io.cltr.ranker.TableRanker;
import io.cltr.ranker.Tree;
import io.cltr.ranker.TreeRanker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Contributions against Shapley's value by enumeration of all subsets of features. */
class ExplainTest {
  private static final int WIDTH = 5;

  private static List<Keyed<Query>> queries(long seed, int queries, int documents) {
    Generator random = new Generator(seed);
    List<Keyed<Query>> made = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      String[] ids = new String[documents];
      float[] features = new float[documents * WIDTH];
      for (int d = 0; d < documents; d++) {
        ids[d] = "d" + d;
      }
      for (int i = 0; i < features.length; i++) {
        features[i] = (float) random.nextGaussian();
      }
      made.add(
          new Keyed<>(
              "q" + q,
              new Query("q" + q, ids, features, WIDTH, Collections.nCopies(documents, List.of()))));
    }
    return made;
  }

  private static CandidateSample.Sample sample(List<Keyed<Query>> queries, int size) {
    return Source.of(queries, Layout.<Query>byKey()).fold(new CandidateSample(size));
  }

  /** Shapley's value of the game whose value of a set, by its bits, is {@code value}. */
  private static double[] shapley(IntToDoubleFunction value) {
    double[] weights = new double[WIDTH];
    for (int size = 0; size < WIDTH; size++) {
      weights[size] = factorial(size) * factorial(WIDTH - size - 1) / factorial(WIDTH);
    }
    double[] shares = new double[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      for (int set = 0; set < 1 << WIDTH; set++) {
        if ((set >> j & 1) == 0) {
          shares[j] +=
              weights[Integer.bitCount(set)]
                  * (value.applyAsDouble(set | 1 << j) - value.applyAsDouble(set));
        }
      }
    }
    return shares;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  /** Trees that ask features again below themselves, with covers of their own. */
  private static TreeRanker trees(long seed, int count, int depth) {
    Generator random = new Generator(seed);
    List<Tree> trees = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      int nodes = (1 << (depth + 1)) - 1;
      int inner = (1 << depth) - 1;
      int[] left = new int[nodes];
      int[] right = new int[nodes];
      int[] feature = new int[nodes];
      float[] threshold = new float[nodes];
      float[] value = new float[nodes];
      double[] cover = new double[nodes];
      for (int node = nodes - 1; node >= 0; node--) {
        boolean leaf = node >= inner;
        left[node] = leaf ? -1 : 2 * node + 1;
        right[node] = leaf ? -1 : 2 * node + 2;
        feature[node] = leaf ? 0 : random.nextInt(WIDTH);
        threshold[node] = leaf ? 0 : (float) random.nextGaussian();
        value[node] = leaf ? (float) random.nextGaussian() : 0;
        cover[node] = leaf ? 0.5 + 9 * random.nextDouble() : cover[left[node]] + cover[right[node]];
      }
      trees.add(new Tree(left, right, feature, threshold, value, cover));
    }
    return new TreeRanker(WIDTH, 0.3f, trees);
  }

  /** What a tree says where only the features in {@code set} are known. */
  private static double expected(Tree tree, int node, float[] features, int set) {
    if (tree.isLeaf(node)) {
      return tree.value()[node];
    }
    int left = tree.left()[node];
    int right = tree.right()[node];
    int asked = tree.feature()[node];
    if ((set >> asked & 1) == 1) {
      int next = features[asked] < tree.threshold()[node] ? left : right;
      return expected(tree, next, features, set);
    }
    return (tree.cover()[left] * expected(tree, left, features, set)
            + tree.cover()[right] * expected(tree, right, features, set))
        / tree.cover()[node];
  }

  @Test
  void treesGetWhatEnumerationSays() {
    TreeRanker ranker = trees(7, 6, 4);
    Explainer explainer = new TreeExplainer(ranker);
    for (CandidateSample.Candidate document : sample(queries(3, 4, 5), 20).rows()) {
      float[] x = document.features();
      IntToDoubleFunction game =
          set -> ranker.trees().stream().mapToDouble(tree -> expected(tree, 0, x, set)).sum();
      Explanation found = explainer.of(x, 0);
      assertThat(found.contributions()).containsExactly(shapley(game), within(1e-9));
      assertThat(found.base()).isCloseTo(ranker.base() + game.applyAsDouble(0), within(1e-9));
      assertThat(found.sum()).isCloseTo(explainer.score(x, 0), within(1e-5));
    }
  }

  /** A way that no training document went, and one feature asked at every node. */
  @Test
  void emptyNodesAndRepeatedFeaturesAddUp() {
    Tree tree =
        new Tree(
            new int[] {1, 3, -1, -1, -1},
            new int[] {2, 4, -1, -1, -1},
            new int[] {2, 2, 0, 0, 0},
            new float[] {1, 0, 0, 0, 0},
            new float[] {0, 0, 5, 2, 3},
            new double[] {4, 4, 0, 1, 3});
    Explainer explainer = new TreeExplainer(new TreeRanker(WIDTH, 0, List.of(tree)));
    for (float x : new float[] {-1, 0.5f, 2}) {
      Explanation found = explainer.of(new float[] {0, 0, x, 0, 0}, 0);
      double leaf = x < 0 ? 2 : x < 1 ? 3 : 5;
      assertThat(found.base()).isEqualTo(2.75);
      assertThat(found.contributions())
          .containsExactly(new double[] {0, 0, leaf - 2.75, 0, 0}, within(1e-12));
    }
  }

  @Test
  void linearModelsGetWhatEnumerationSays() {
    LinearRanker ranker =
        new LinearRanker(
            new double[] {1, 2, 3, 4, 5},
            new double[] {1, 2, 1, 0.5, 3},
            new double[] {0.5, -1, 2, 0, 1});
    double[] mean = {0.1, -0.2, 0.3, 0, 1};
    Explainer explainer = new LinearExplainer(ranker, mean);
    float[] x = {1, -2, 0.5f, 3, 0.25f};
    IntToDoubleFunction game =
        set -> {
          double sum = 0;
          for (int j = 0; j < WIDTH; j++) {
            double value = (set >> j & 1) == 1 ? x[j] : mean[j];
            sum += ranker.weights()[j] * (value - ranker.mean()[j]) / ranker.scale()[j];
          }
          return sum;
        };
    Explanation found = explainer.of(x, 0);
    assertThat(found.contributions()).containsExactly(shapley(game), within(1e-12));
    assertThat(found.sum()).isCloseTo(explainer.score(x, 0), within(1e-9));
    assertThat(found.errors()).containsOnly(0);
  }

  @Test
  void networksGetWhatEnumerationSaysButForTheStatedError() {
    Generator random = new Generator(11);
    double[] first = new double[4 * WIDTH];
    for (int i = 0; i < first.length; i++) {
      first[i] = random.nextGaussian();
    }
    NetworkRanker ranker =
        new NetworkRanker(
            new double[WIDTH],
            new double[] {1, 1, 1, 1, 1},
            new Layer[] {
              new Layer(first, new double[] {0.1, -0.2, 0.3, 0}),
              new Layer(new double[] {1, -1, 0.5, 2}, new double[1])
            });
    CandidateSample.Sample sample = sample(queries(5, 30, 8), 240);
    float[] x = {0.5f, -1, 2, 0.1f, -0.7f};
    Explainer any = new PermutationExplainer(ranker, sample, 1);
    double[] truth = shapley(set -> mean(any, sample, x, set));
    double squares = 0;
    for (int seed = 0; seed < 40; seed++) {
      List<CandidateSample.Candidate> rows = new ArrayList<>(sample.rows());
      Collections.rotate(rows, 59 * seed);
      Explainer explainer =
          new PermutationExplainer(ranker, new CandidateSample.Sample(240, rows), seed);
      Explanation found = explainer.of(x, 0);
      assertThat(found.sum()).isCloseTo(explainer.score(x, 0), within(1e-9));
      for (int j = 0; j < WIDTH; j++) {
        assertThat(found.errors()[j]).isPositive();
        double off = Math.abs(found.contributions()[j] - truth[j]) / found.errors()[j];
        assertThat(off).isLessThan(4.5);
        squares += off * off / (40 * WIDTH);
      }
    }
    assertThat(squares).isBetween(0.5, 1.3);
  }

  private static double mean(
      Explainer explainer, CandidateSample.Sample sample, float[] x, int set) {
    double sum = 0;
    for (CandidateSample.Candidate other : sample.rows()) {
      float[] mixed = other.features().clone();
      for (int j = 0; j < WIDTH; j++) {
        mixed[j] = (set >> j & 1) == 1 ? x[j] : mixed[j];
      }
      sum += explainer.score(mixed, 0);
    }
    return sum / sample.rows().size();
  }

  @Test
  void theSampleIsTheSameInAnyOrderAndWholeWhereItFits() {
    List<Keyed<Query>> queries = queries(9, 10, 4);
    List<Keyed<Query>> turned = new ArrayList<>(queries);
    Collections.reverse(turned);
    assertThat(sample(queries, 7).rows())
        .hasSize(7)
        .extracting(row -> row.query() + row.document())
        .containsExactlyElementsOf(
            sample(turned, 7).rows().stream().map(row -> row.query() + row.document()).toList());
    assertThat(sample(queries, 99).rows()).hasSize(40);
    assertThat(sample(queries, 7).candidates()).isEqualTo(40);
  }

  @Test
  void importanceRanksFeatures() {
    LinearRanker ranker =
        new LinearRanker(
            new double[WIDTH], new double[] {1, 1, 1, 1, 1}, new double[] {0.1, -3, 0, 0.5, 0});
    CandidateSample.Sample sample = sample(queries(2, 20, 5), 100);
    Importance found = Importance.of(Explainers.of(ranker, new double[WIDTH], sample, 1), sample);
    assertThat(found.ranks()).containsExactly(3, 1, 4, 2, 5);
    assertThat(found.meanAbsolute()[2]).isZero();
  }

  @Test
  void aTableOfScoresIsRefused() {
    CandidateSample.Sample sample = sample(queries(2, 20, 5), 100);
    TableRanker table = new TableRanker(new TreeMap<>());
    assertThatThrownBy(() -> Explainers.of(table, new double[WIDTH], sample, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a table of scores asks no features");
  }
}
