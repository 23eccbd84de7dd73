package io.cltr.simulate;

import io.cltr.log.Query;
import io.cltr.random.Generator;
import io.cltr.ranker.LinearRanker;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Linear scores over a catalogue, as a space with the covariance of scores within queries as its
 * inner product. Only differences within a query matter to a ranking.
 *
 * <p>Directions are weights of standardised features whose scores have unit variance. Cost: O(pairs
 * × width²) for the fit, O(pairs × width) for each direction.
 */
final class ScoreSpace {
  private static final double RIDGE = 1e-6;
  private static final double NO_VARIANCE = 1e-9;

  private final Catalogue catalogue;
  private final double[] mean;
  private final double[] scale;

  ScoreSpace(Catalogue catalogue) {
    this.catalogue = catalogue;
    int width = catalogue.width();
    this.mean = new double[width];
    this.scale = new double[width];
    double[] square = new double[width];
    for (Catalogue.Entry entry : catalogue.entries()) {
      float[] features = entry.query().features();
      for (int i = 0; i < features.length; i++) {
        mean[i % width] += features[i];
        square[i % width] += (double) features[i] * features[i];
      }
    }
    int pairs = catalogue.pairs();
    for (int j = 0; j < width; j++) {
      mean[j] /= pairs;
      double variance = square[j] / pairs - mean[j] * mean[j];
      scale[j] = variance > NO_VARIANCE * (square[j] / pairs) ? Math.sqrt(variance) : 1;
    }
  }

  /** The scorer that weighs standardised features by {@code weights}. */
  LinearRanker ranker(double[] weights) {
    return new LinearRanker(mean, scale, weights);
  }

  /**
   * The direction of the least-squares fit of gains on features, both centred within queries, with
   * a ridge of 10⁻⁶ per pair.
   */
  double[] bestFit() {
    int width = catalogue.width();
    double[][] normal = new double[width][width];
    double[] right = new double[width];
    for (Catalogue.Entry entry : catalogue.entries()) {
      double[][] rows = centred(entry.query());
      for (int d = 0; d < rows.length; d++) {
        double gain = catalogue.gain(entry.grades()[d]);
        for (int j = 0; j < width; j++) {
          double x = rows[d][j];
          if (x != 0) {
            right[j] += x * gain;
            for (int k = 0; k <= j; k++) {
              normal[j][k] += x * rows[d][k];
            }
          }
        }
      }
    }
    for (int j = 0; j < width; j++) {
      normal[j][j] += RIDGE * catalogue.pairs();
      for (int k = 0; k < j; k++) {
        normal[k][j] = normal[j][k];
      }
    }
    double[] weights =
        new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
            .getSolver()
            .solve(new ArrayRealVector(right, false))
            .toArray();
    return unit(weights);
  }

  /**
   * A random direction uncorrelated with {@code others}; all zero where the features leave no room
   * for one.
   */
  double[] random(Generator random, List<double[]> others) {
    double[] weights = new double[catalogue.width()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = random.nextGaussian();
    }
    weights = unit(weights);
    for (double[] other : others) {
      double overlap = covariance(weights, other);
      for (int j = 0; j < weights.length; j++) {
        weights[j] -= overlap * other[j];
      }
    }
    return unit(weights);
  }

  /** Scores of all pairs in the catalogue's order, centred within queries. */
  double[] scores(double[] weights) {
    LinearRanker ranker = ranker(weights);
    double[] all = new double[catalogue.pairs()];
    int next = 0;
    for (Catalogue.Entry entry : catalogue.entries()) {
      double[] scores = ranker.scores(entry.query());
      double sum = 0;
      for (double score : scores) {
        sum += score;
      }
      for (double score : scores) {
        all[next++] = score - sum / scores.length;
      }
    }
    return all;
  }

  /** Σ_i c_i w_i. */
  static double[] combine(List<double[]> directions, double... coefficients) {
    double[] weights = new double[directions.get(0).length];
    for (int i = 0; i < coefficients.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        weights[j] += coefficients[i] * directions.get(i)[j];
      }
    }
    return weights;
  }

  private double covariance(double[] left, double[] right) {
    double[] a = scores(left);
    double[] b = scores(right);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }

  private double[] unit(double[] weights) {
    double variance = covariance(weights, weights);
    double[] scaled = new double[weights.length];
    if (variance > NO_VARIANCE) {
      for (int j = 0; j < weights.length; j++) {
        scaled[j] = weights[j] / Math.sqrt(variance);
      }
    }
    return scaled;
  }

  private double[][] centred(Query query) {
    int width = query.width();
    double[][] rows = new double[query.size()][width];
    for (int j = 0; j < width; j++) {
      double sum = 0;
      for (int d = 0; d < rows.length; d++) {
        rows[d][j] = (query.features()[d * width + j] - mean[j]) / scale[j];
        sum += rows[d][j];
      }
      for (double[] row : rows) {
        row[j] -= sum / rows.length;
      }
    }
    return rows;
  }

  /** The best fit, the common error and one error of its own per logger, all uncorrelated. */
  static List<double[]> directions(ScoreSpace space, List<LoggerSpec> loggers, Generator random) {
    List<double[]> directions = new ArrayList<>();
    directions.add(space.bestFit());
    directions.add(space.random(random.split("common"), directions));
    List<double[]> shared = List.copyOf(directions);
    for (LoggerSpec logger : loggers) {
      directions.add(space.random(random.split(logger.name()), shared));
    }
    return directions;
  }
}
