package io.cltr.propensity.context;

import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Units;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.LogCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.HarvestAllPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Examination by context: {@link ContextCurves} of another estimator, and their mean over the
 * traffic, θ_k = Σ_v s_v θ̃_vk with s_v the share of value v in the impressions. Impressions
 * without a value count with the pooled curve.
 *
 * <p>Influence of a bucket on log θ_k: Σ_v θ̃_vk (s_v ψ̃_v + (n_vb − s_v n_b)/n)/θ_k, n_b of the n
 * impressions in the bucket; shrinkage is held fixed. Intervals: cluster-robust t on log θ. Assumes
 * what the estimator does, within each value alone, and a context that does not depend on what was
 * shown. Cost: that of the estimator, once for each value and once for all.
 *
 * @param column of the context
 * @param of the estimator of each curve
 */
public record Contextual(String column, PropensityEstimator of) implements PropensityEstimator {
  /** By device, harvested from all pairs. */
  public Contextual() {
    this("device", new HarvestAllPairs());
  }

  /** Checks that there is a column. */
  public Contextual {
    if (column.isBlank()) {
      throw new ConfigException(
          "propensities of kind contextual: column is empty; name a context column of the"
              + " impressions");
    }
  }

  @Override
  public String id() {
    return "contextual";
  }

  @Override
  public String summary() {
    return "Examination by the value of a context column, shrunk towards the pooled curve, and its"
        + " mean over the traffic";
  }

  @Override
  public String source() {
    return "Fang, Agarwal, Joachims, SIGIR 2019; Efron, Morris, JASA 1975 (empirical Bayes)";
  }

  @Override
  public List<Assumption> assumptions() {
    return of.assumptions();
  }

  @Override
  public boolean needsModel() {
    return of.needsModel();
  }

  @Override
  public PropensityEstimate estimate(PropensityLog log, double level) {
    ContextTraffic traffic = ContextTraffic.of(log.impressions(), column);
    ContextCurves curves = ContextCurves.of(of, log, column, traffic, level);
    PropensityEstimate pooled = curves.pooled();
    List<Part> parts = parts(curves, traffic);
    LogCurve mean = mean(parts, traffic, pooled);
    double[] trust = new double[pooled.positions().size()];
    parts.forEach(part -> part.add(trust, PositionEstimate::trust));
    List<String> warnings = new ArrayList<>(pooled.warnings());
    warnings.addAll(curves.warnings());
    return new PropensityEstimate(
        id(),
        level,
        LogCurve.INTERVAL,
        mean.positions(level).stream().map(at -> at.withTrust(trust[at.position() - 1])).toList(),
        pooled.components(),
        mean.influence(),
        pooled.checks(),
        curves.curves(),
        warnings);
  }

  /** The curve of a share of the traffic, and the impressions of that by unit bucket. */
  private record Part(
      double share, double[] counts, List<PositionEstimate> curve, BucketInfluence influence) {

    /** Adds share · θ, or share · β, of each position. */
    void add(double[] sums, ToDoubleFunction<PositionEstimate> number) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] += share * number.applyAsDouble(curve.get(k));
      }
    }
  }

  private static List<Part> parts(ContextCurves curves, ContextTraffic traffic) {
    List<Part> parts = new ArrayList<>();
    for (int v = 0; v < curves.curves().size(); v++) {
      ContextCurve curve = curves.curves().get(v);
      parts.add(
          new Part(
              curve.share(),
              traffic.byValue().get(curve.value()),
              curve.positions(),
              curves.influence().get(v)));
    }
    PropensityEstimate pooled = curves.pooled();
    parts.add(
        new Part(
            traffic.share(traffic.rest()), traffic.rest(), pooled.positions(), pooled.influence()));
    return parts;
  }

  private static LogCurve mean(
      List<Part> parts, ContextTraffic traffic, PropensityEstimate pooled) {
    double[] theta = new double[pooled.positions().size()];
    parts.forEach(part -> part.add(theta, PositionEstimate::propensity));
    int[] identified =
        IntStream.range(0, theta.length).filter(k -> !Double.isNaN(theta[k])).toArray();
    double[] impressions = IntStream.range(0, Units.BUCKETS).mapToDouble(traffic::bucket).toArray();
    double all = DoubleStream.of(impressions).sum();
    double[][] influence = new double[Units.BUCKETS][];
    for (int b = 0; b < influence.length; b++) {
      influence[b] = impressions[b] > 0 ? new double[theta.length] : null;
      for (Part part : impressions[b] > 0 ? parts : List.<Part>of()) {
        double drift = (part.counts()[b] - part.share() * impressions[b]) / all;
        for (int k : identified) {
          double moved = part.share() * part.influence().at(b, k) + drift;
          influence[b][k] += k == 0 ? 0 : part.curve().get(k).propensity() * moved / theta[k];
        }
      }
    }
    return new LogCurve(
        DoubleStream.of(theta).map(each -> StrictMath.log(each / theta[0])).toArray(),
        IntStream.of(identified).boxed().toList(),
        List.of(),
        new BucketInfluence(theta.length, influence),
        pooled.positions().stream().mapToLong(PositionEstimate::observations).toArray());
  }
}
