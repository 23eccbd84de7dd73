package io.cltr.jobs.report;

import io.cltr.value.Comparison;
import io.cltr.value.Value;
import io.cltr.value.Value.IntervalValue;
import java.util.List;

/** Values of seven policies, and their differences to the one in production, from formulas. */
final class ValueFixture {
  static final String CANDIDATE = "ips-softmax";
  static final String PRODUCTION = "logger-production";
  static final List<String> METRICS = List.of("expected-clicks", "dcg@10");
  static final List<String> ESTIMATORS = List.of("ips", "clipped-ips", "snips");

  static final List<String> SLICES =
      List.of("all", "device=desktop", "device=phone", "surface=browse", "surface=search");

  static final String REFUSAL = "propensities are estimated: it does not hold";
  static final String DISTRUST = "do not trust: the weights leave 31.5 effective units of 1598";

  static final List<String> POLICIES =
      List.of(
          CANDIDATE,
          "click-naive",
          PRODUCTION,
          "logger-challenger-2026-10-with-a-rather-long-name",
          "logger-random",
          "plackett-luce-0.5",
          "editorial-table");

  private ValueFixture() {}

  static Value value(String policy, String metric, String estimator, String slice) {
    int p = POLICIES.indexOf(policy);
    double scale = metric.equals("dcg@10") ? 1.3 : 0.42;
    double shift = 0.01 * ESTIMATORS.indexOf(estimator) + 0.02 * SLICES.indexOf(slice);
    double value = scale * (1.10 - 0.045 * p + shift);
    double error =
        scale
            * (slice.equals("all") ? 0.009 : 0.024)
            * (1 + 0.2 * p)
            * (policy.equals(PRODUCTION) ? 0.15 : 1);
    boolean table = policy.equals("editorial-table");
    boolean distrusted = policy.equals("plackett-luce-0.5");
    return new Value(
        policy,
        metric,
        estimator,
        slice,
        value,
        error,
        value - 1.96 * error,
        value + 1.96 * error,
        0.95,
        "cluster-robust, two-stage",
        List.of(
            new IntervalValue("bootstrap-bca", error, value - 2 * error, value + 1.9 * error, ""),
            new IntervalValue("hoeffding", Double.NaN, Double.NaN, Double.NaN, REFUSAL)),
        1_598,
        8_391,
        distrusted ? 31.5 : 1_598 / (1.2 + 0.6 * p),
        0.0015 * (p + 1),
        1,
        policy.equals(PRODUCTION) ? Double.NaN : 0.2,
        table ? 0.35 : policy.equals(CANDIDATE) ? 0.011 : 0,
        0,
        table
            ? List.of(
                "31% of the rank weight is on documents that the log never displayed; they count as 0")
            : distrusted ? List.of(DISTRUST) : List.of());
  }

  static Comparison comparison(String policy, String metric, String estimator, String slice) {
    Value value = value(policy, metric, estimator, slice);
    Value base = value(PRODUCTION, metric, estimator, slice);
    double difference = value.value() - base.value();
    double error = 0.45 * value.standardError() * (policy.equals("click-naive") ? 0.4 : 1);
    return new Comparison(
        policy,
        PRODUCTION,
        metric,
        estimator,
        slice,
        slice.equals("all") ? 1 : 0.5,
        difference,
        difference / base.value(),
        (difference - 1.96 * error) / base.value(),
        (difference + 1.96 * error) / base.value(),
        error,
        difference - 1.96 * error,
        difference + 1.96 * error,
        0.95,
        "cluster-robust, two-stage",
        difference < 0 ? 0.002 : 0.9,
        difference - 2.3 * error,
        difference + 2.3 * error,
        2.8 * error,
        Math.abs(difference) > 1.96 * error ? 1.4 : Double.NaN,
        value.units(),
        value.unsupported(),
        base.unsupported(),
        value.warnings());
  }
}
