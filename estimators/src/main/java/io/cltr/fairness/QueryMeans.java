package io.cltr.fairness;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Means over impressions of vectors x_q that are known functions of the query, such as exposures
 * and sizes:
 *
 * <pre>
 * x̄ = Σ_i v_i x_q(i) / Σ_i v_i,   ψ_b = Σ_{i in b} v_i (x_q(i) − x̄) / Σ_i v_i
 * </pre>
 *
 * <p>The buckets are those of {@link io.cltr.value.slice.Slices#bucket} for slices of a log, so
 * that influences on values of groups add to these. What is random is who asked what. Impressions
 * of queries without a vector are left out and counted. A log without any vector: means are NaN.
 *
 * <p>Cost: a shuffle of the log to queries and one pass over those; state: buckets × width.
 *
 * @param means x̄
 * @param influence on them, by coarse bucket
 * @param impressions Σv with a vector
 * @param undefined Σv of queries without one
 */
public record QueryMeans(
    double[] means, BucketInfluence influence, double impressions, double undefined)
    implements Serializable {

  /** The means over {@code log} of {@code vectors}, each of {@code width} numbers. */
  public static QueryMeans of(Source<Impression> log, Source<Keyed<double[]>> vectors, int width) {
    return ofAsked(log.grouped(Impression::query, new BucketWeights()), vectors, width);
  }

  /** The same of {@code asked}, how often each query was asked by coarse bucket of units. */
  public static QueryMeans ofAsked(
      Source<Keyed<TreeMap<Integer, Double>>> asked, Source<Keyed<double[]>> vectors, int width) {
    return asked.joined(Keyed::key, vectors, Weighed::of).fold(new Total(width));
  }

  /** How often a query was asked, and its vector; null where it has none. */
  private record Weighed(TreeMap<Integer, Double> weights, double[] vector)
      implements Serializable {
    static Weighed of(Keyed<TreeMap<Integer, Double>> asked, Optional<double[]> vector) {
      return new Weighed(asked.value(), vector.orElse(null));
    }
  }

  /** Sums so far: Σv and Σvx by bucket; null where the bucket has none. */
  private static final class State implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[][] rows = new double[BucketWeights.BUCKETS][];
    private double undefined;
  }

  private record Total(int width) implements Fold<Weighed, State, QueryMeans> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Weighed item) {
      item.weights()
          .forEach(
              (bucket, weight) -> {
                if (item.vector() == null) {
                  state.undefined += weight;
                } else {
                  add(row(state, bucket), weight, item.vector());
                }
              });
    }

    private double[] row(State state, int bucket) {
      if (state.rows[bucket] == null) {
        state.rows[bucket] = new double[1 + width];
      }
      return state.rows[bucket];
    }

    private static void add(double[] row, double weight, double[] vector) {
      row[0] += weight;
      for (int j = 0; j < vector.length; j++) {
        row[1 + j] += weight * vector[j];
      }
    }

    @Override
    public void merge(State into, State from) {
      for (int b = 0; b < from.rows.length; b++) {
        if (from.rows[b] != null) {
          double[] row = row(into, b);
          for (int j = 0; j < row.length; j++) {
            row[j] += from.rows[b][j];
          }
        }
      }
      into.undefined += from.undefined;
    }

    @Override
    public QueryMeans finish(State state) {
      double[] sums = new double[1 + width];
      for (double[] row : state.rows) {
        for (int j = 0; row != null && j < sums.length; j++) {
          sums[j] += row[j];
        }
      }
      double[] means = new double[width];
      for (int j = 0; j < width; j++) {
        means[j] = sums[1 + j] / sums[0];
      }
      double[][] influence = new double[state.rows.length][];
      for (int b = 0; b < influence.length; b++) {
        double[] row = state.rows[b];
        if (row != null) {
          influence[b] = new double[width];
          for (int j = 0; j < width; j++) {
            influence[b][j] = (row[1 + j] - means[j] * row[0]) / sums[0];
          }
        }
      }
      return new QueryMeans(means, new BucketInfluence(width, influence), sums[0], state.undefined);
    }
  }
}
