package io.cltr.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.random.Generator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Terms are permutations that sum to the matrix, and few. */
class BirkhoffDecompositionTest {
  private static final int CASES = Integer.getInteger("cltr.logs", 200) / 2;

  @Test
  void mixturesOfPermutationsAreTakenApart() {
    double worst = 0;
    int most = 0;
    for (int index = 0; index < CASES; index++) {
      Generator random = new Generator(2).split(index);
      int n = 1 + random.nextInt(25);
      double[][] matrix = new double[n][n];
      int count = 1 + random.nextInt(index % 2 == 0 ? 4 : 3 * n);
      double[] weights = new double[count];
      Arrays.setAll(weights, t -> random.nextDouble());
      double total = Arrays.stream(weights).sum();
      for (double weight : weights) {
        add(matrix, permutation(random, n), weight / total);
      }
      BirkhoffDecomposition found = BirkhoffDecomposition.of(matrix);
      assertThat(found.terms().get(0).weight())
          .isGreaterThan(Arrays.stream(weights).max().getAsDouble() / total - 1e-12);
      worst = Math.max(worst, difference(matrix, found));
      most = Math.max(most, found.terms().size());
    }
    System.out.printf("birkhoff: %d cases, worst %.1e, most terms %d%n", CASES, worst, most);
  }

  @Test
  void fullMatricesAreTakenApart() {
    for (int index = 0; index < CASES / 4; index++) {
      Generator random = new Generator(6).split(index);
      double[][] matrix = balanced(random, 2 + random.nextInt(14));
      difference(matrix, BirkhoffDecomposition.of(matrix));
    }
  }

  @Test
  void permutationAndUniformNeedTheFewest() {
    for (int n : new int[] {1, 2, 7, 20}) {
      double[][] permutation = new double[n][n];
      add(permutation, permutation(new Generator(n), n), 1);
      assertThat(BirkhoffDecomposition.of(permutation).terms()).hasSize(1);
      double[][] uniform = new double[n][n];
      for (double[] row : uniform) {
        Arrays.fill(row, 1.0 / n);
      }
      BirkhoffDecomposition found = BirkhoffDecomposition.of(uniform);
      assertThat(found.terms()).hasSize(n);
      difference(uniform, found);
    }
    assertThat(BirkhoffDecomposition.of(new double[0][0]).terms()).hasSize(1);
  }

  @Test
  void theDenseProgrammeIsTakenApart() {
    for (int index = 0; index < 30; index++) {
      ListProgramme programme = Programmes.random(index, 5, 9, true);
      DenseProgramme dense = DenseProgramme.solve(programme);
      BirkhoffDecomposition found = BirkhoffDecomposition.of(dense.probabilities());
      double value = 0;
      for (BirkhoffDecomposition.Term term : found.terms()) {
        value += term.weight() * programme.vertex(term.ranking()).value();
      }
      assertThat(value).isCloseTo(dense.value(), org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void othersAreRefused() {
    assertThatThrownBy(() -> BirkhoffDecomposition.of(new double[][] {{1, 0}}))
        .hasMessageContaining("square");
    assertThatThrownBy(() -> BirkhoffDecomposition.of(new double[][] {{1, 0}, {1, 0}}))
        .hasMessageContaining("column sums to 2.0");
    assertThatThrownBy(() -> BirkhoffDecomposition.of(new double[][] {{2, -1}, {-1, 2}}))
        .hasMessageContaining("-1.0");
  }

  private static int[] permutation(Generator random, int n) {
    int[] permutation = new int[n];
    Arrays.setAll(permutation, k -> k);
    random.shuffle(permutation, n);
    return permutation;
  }

  private static void add(double[][] matrix, int[] ranking, double weight) {
    for (int k = 0; k < ranking.length; k++) {
      matrix[ranking[k]][k] += weight;
    }
  }

  /** A positive matrix whose rows and columns were scaled in turn until they sum to 1. */
  private static double[][] balanced(Generator random, int n) {
    double[][] matrix = new double[n][n];
    for (double[] row : matrix) {
      Arrays.setAll(row, k -> random.nextBoolean(.3) ? .02 : .1 + random.nextDouble());
    }
    for (int round = 0; round < 3000; round++) {
      for (double[] row : matrix) {
        double sum = Arrays.stream(row).sum();
        Arrays.setAll(row, k -> row[k] / sum);
      }
      for (int k = 0; k < n; k++) {
        double sum = 0;
        for (double[] row : matrix) {
          sum += row[k];
        }
        for (double[] row : matrix) {
          row[k] /= sum;
        }
      }
    }
    return matrix;
  }

  /** The largest difference of an entry; checks it, the terms and their number. */
  private static double difference(double[][] matrix, BirkhoffDecomposition found) {
    int n = matrix.length;
    double[][] sum = new double[n][n];
    for (BirkhoffDecomposition.Term term : found.terms()) {
      assertThat(Arrays.stream(term.ranking()).distinct().count()).isEqualTo(n);
      assertThat(term.weight()).isPositive();
      add(sum, term.ranking(), term.weight());
    }
    assertThat(found.terms().size()).isLessThanOrEqualTo((n - 1) * (n - 1) + 1);
    double worst = 0;
    for (int d = 0; d < n; d++) {
      for (int k = 0; k < n; k++) {
        worst = Math.max(worst, Math.abs(sum[d][k] - matrix[d][k]));
      }
    }
    assertThat(worst).isLessThan(1e-12);
    return worst;
  }
}
