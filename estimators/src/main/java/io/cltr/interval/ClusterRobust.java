package io.cltr.interval;

import java.util.function.ToDoubleFunction;

/**
 * The cluster-robust variance of a value by the delta method; {@link StudentT} has the formula.
 *
 * @param variance of the value, with what a finite number of draws of the target adds
 * @param degrees of freedom
 */
record ClusterRobust(double variance, double degrees) {
  /** Bounds around the value with a quantile that may depend on the degrees of freedom. */
  static Bounds bounds(Sample sample, String kind, ToDoubleFunction<ClusterRobust> quantile) {
    String method = Wording.method(kind, sample);
    String refusal = Refusals.linear(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    ClusterRobust error = of(sample);
    if (!Double.isFinite(error.variance)) {
      return Bounds.refused(method, Refusals.NOT_SMOOTH);
    }
    return Bounds.symmetric(
        sample.statistic().value(sample.totals()),
        Math.sqrt(error.variance),
        quantile.applyAsDouble(error),
        method);
  }

  /** The variance of a sample that {@link Refusals#linear} does not refuse. */
  static ClusterRobust of(Sample sample) {
    Totals totals = sample.totals();
    double[] gradient = sample.statistic().gradient(totals);
    if (sample.oneStage() && totals.keeps(gradient)) {
      double units = totals.units();
      return new ClusterRobust(
          units / (units - 1) * totals.squaredInfluence(gradient) + sample.drawn(), units - 1);
    }
    double sum = 0;
    double[] influence = influence(sample);
    for (double psi : influence) {
      sum += psi * psi;
    }
    double m = influence.length;
    return new ClusterRobust(m / (m - 1) * sum + sample.drawn(), m - 1);
  }

  /** The influence of each part of {@code sample} on the value, in their order. */
  static double[] influence(Sample sample) {
    Totals totals = sample.totals();
    double[] gradient = sample.statistic().gradient(totals);
    double[] means = totals.means();
    return Part.of(sample).stream()
        .mapToDouble(
            part -> {
              double psi = part.earlier();
              for (int j = 0; j < gradient.length; j++) {
                psi += gradient[j] * part.own().residual(j + 1, means[j]) / totals.sums()[0];
              }
              return psi;
            })
        .toArray();
  }
}
