package io.cltr.interval;

import java.util.Arrays;

/**
 * Two-way clustering, by units and by clusters of a second kind (queries) that cross them: V̂ ± t
 * SE.
 *
 * <pre>
 * SE² = max(V_unit + V_second − V_both, V_unit, V_second)
 * V_second = m/(m−1) Σ_b ψ_b² over the m buckets of the second kind that have influence; V_both likewise
 * </pre>
 *
 * <p>V_unit is that of {@link StudentT}, with what was estimated before (two stages), which counts
 * by unit alone. Degrees of freedom are the smaller of both ways. Where the difference falls below
 * the larger one-way variance, which it can by chance, that one is used, and the method says so.
 *
 * <p>Assumes that two impressions that share neither unit nor query are independent; many clusters
 * of both kinds. Refused where the second kind was not counted, has influence in fewer than two
 * buckets, or {@link StudentT} is refused. Cost: one pass over the buckets.
 */
public record TwoWay() implements Interval {
  @Override
  public String id() {
    return "two-way";
  }

  @Override
  public String summary() {
    return "Cluster-robust t by units and, at once, by clusters that cross them, as queries do";
  }

  @Override
  public String source() {
    return "Cameron, Gelbach, Miller, JBES 2011, equation 2.9; Owen, Eckles, Ann. Appl. Stat. 2012";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    Levels.require(level);
    String method = Wording.method("two-way cluster-robust t", sample);
    String refusal = refusal(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    ClusterRobust units = ClusterRobust.of(sample);
    Sample.Clusters clusters = sample.clusters().orElseThrow();
    double second = variance(clusters.second()) + sample.drawn();
    double sum = units.variance() + second - variance(clusters.both()) - sample.drawn();
    double largest = Math.max(units.variance(), second);
    if (!Double.isFinite(sum)) {
      return Bounds.refused(method, Refusals.NOT_SMOOTH);
    }
    double degrees = Math.min(units.degrees(), count(clusters.second()) - 1.0);
    return Bounds.symmetric(
        sample.statistic().value(sample.totals()),
        Math.sqrt(Math.max(sum, largest)),
        StudentT.quantile(degrees, level),
        sum < largest ? method + "; the larger one-way variance, as the two-way is below" : method);
  }

  private static String refusal(Sample sample) {
    String linear = Refusals.linear(sample);
    if (!linear.isEmpty()) {
      return linear;
    }
    if (sample.clusters().isEmpty()) {
      return "clusters of a second kind were not counted for this value; use t";
    }
    return count(sample.clusters().get().second()) < 2
        ? "fewer than two buckets of the second kind have influence; use t"
        : "";
  }

  private static double variance(double[] influence) {
    double m = count(influence);
    double sum = 0;
    for (double psi : influence) {
      sum += psi * psi;
    }
    return m < 2 ? 0 : m / (m - 1) * sum;
  }

  private static long count(double[] influence) {
    return Arrays.stream(influence).filter(psi -> psi != 0).count();
  }
}
