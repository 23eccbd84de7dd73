package io.cltr.propensity.assumption;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.Depth;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.assumption.CascadeCells.Terms;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Tests that examination does not depend on the clicks above.
 *
 * <pre>
 * S = Σ_i Σ_j&lt;k r_ij r_ik                  r_ik = c_ik − mean c of the same document at k for the query
 * T = Σ_i Σ_k r_ik (A_ik − Ā)             A_ik = Σ_j&lt;k z of the documents above, Ā its mean likewise
 * z_d = (Σ c + 2 m)/(Σ θ̂ n + 2)           m the query's mean
 * </pre>
 *
 * <p>Where positions are examined independently both have mean 0 exactly, for any number of
 * displays, since r_ij and r_ik are of different documents: no θ or γ needs to be right. A click
 * that ends or shortens the way down makes S negative, and relevant documents above make T
 * negative. Users who differ make S positive: that biases no mean curve, and is said. One-sided
 * t-tests over unit buckets; p = 2 min(p_S, p_T).
 *
 * <p>Untested where no document was shown twice at a position for its query. Cost: one pass to
 * count (document above, document, position) by query, one to sum.
 *
 * <p>Source: Craswell, Zoeter, Taylor, Ramsey, WSDM 2008 (cascade); the tests are ours.
 */
public record NoCascadeTest() implements AssumptionTest {
  @Override
  public Assumption assumption() {
    return Assumption.NO_CASCADE;
  }

  @Override
  public AssumptionCheck check(
      PropensityEstimator estimator, PropensityEstimate estimate, PropensityLog log) {
    Source<Impression> impressions = log.impressions();
    double[] theta = estimate.examination().to(impressions.fold(new Depth()));
    Source<Keyed<CascadeCells>> cells =
        impressions.grouped(Impression::query, new CascadeCells.Counter(theta));
    double[][] sums =
        impressions
            .joined(Impression::query, cells, (item, query) -> query.orElseThrow().terms(item))
            .fold(new Sums());
    double[][] filled = Arrays.stream(sums).filter(Objects::nonNull).toArray(double[][]::new);
    Tested together = Tested.of(filled, 0);
    Tested below = Tested.of(filled, 2);
    if (Double.isNaN(together.p()) && Double.isNaN(below.p())) {
      return AssumptionCheck.untested(
          assumption(), "no document was shown and clicked repeatedly at a position for its query");
    }
    double least = Double.isNaN(together.p()) ? 1 : together.p();
    least = Double.isNaN(below.p()) ? least : Math.min(least, below.p());
    return AssumptionCheck.tested(
        assumption(), Math.min(1, 2 * least), finding(together, below, total(filled, 1)));
  }

  private static String finding(Tested together, Tested below, double expected) {
    String pairs =
        "two displays of a ranking are clicked together %.1f%% %s often than independent clicks"
            .formatted(
                Math.abs(100 * together.sum() / expected), together.sum() < 0 ? "less" : "more");
    if (together.p() > 1 - AssumptionCheck.ALPHA) {
      pairs += "; more often is users who differ, which biases no mean curve";
    }
    return below.p() < AssumptionCheck.ALPHA / 2
        ? pairs + "; documents are clicked less below relevant ones (t = %.1f)".formatted(below.t())
        : pairs;
  }

  private static double total(double[][] filled, int column) {
    return Arrays.stream(filled).mapToDouble(row -> row[column]).sum();
  }

  /** A sum over buckets with its t and the probability of one as low; NaN where it never varies. */
  private record Tested(double sum, double t, double p) {
    static Tested of(double[][] filled, int column) {
      double[] values = Arrays.stream(filled).mapToDouble(row -> row[column]).toArray();
      double error = StudentT.standardError(values);
      if (values.length < 2 || error == 0) {
        return new Tested(0, Double.NaN, Double.NaN);
      }
      double sum = total(filled, column);
      double t = sum / error;
      return new Tested(
          sum, t, new TDistribution(null, values.length - 1.0).cumulativeProbability(t));
    }
  }

  /** Sums of the terms by bucket; null for a bucket without units. */
  private record Sums() implements Fold<Terms, double[][], double[][]> {
    @Override
    public double[][] start() {
      return new double[Units.BUCKETS][];
    }

    @Override
    public void add(double[][] state, Terms item) {
      plus(state, item.bucket(), new double[] {item.together(), item.expected(), item.below()});
    }

    private static void plus(double[][] state, int bucket, double[] terms) {
      if (state[bucket] == null) {
        state[bucket] = terms;
        return;
      }
      for (int j = 0; j < terms.length; j++) {
        state[bucket][j] += terms[j];
      }
    }

    @Override
    public void merge(double[][] into, double[][] from) {
      for (int b = 0; b < from.length; b++) {
        if (from[b] != null) {
          plus(into, b, from[b]);
        }
      }
    }

    @Override
    public double[][] finish(double[][] state) {
      return state;
    }
  }
}
