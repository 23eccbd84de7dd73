package io.cltr.jobs.report;

import static io.cltr.jobs.report.ValueFixture.CANDIDATE;
import static io.cltr.jobs.report.ValueFixture.ESTIMATORS;
import static io.cltr.jobs.report.ValueFixture.METRICS;
import static io.cltr.jobs.report.ValueFixture.POLICIES;
import static io.cltr.jobs.report.ValueFixture.PRODUCTION;
import static io.cltr.jobs.report.ValueFixture.SLICES;
import static io.cltr.jobs.report.ValueFixture.comparison;
import static io.cltr.jobs.report.ValueFixture.value;

import io.cltr.check.Finding;
import io.cltr.check.Level;
import io.cltr.gate.GateResult;
import io.cltr.gate.Limit;
import io.cltr.gate.RuleResult;
import io.cltr.gate.ValueNonInferiority;
import io.cltr.gate.Verdict;
import io.cltr.jobs.report.DataSection.Kind;
import io.cltr.jobs.report.DataSection.Quarantined;
import io.cltr.jobs.report.DataSection.Split;
import io.cltr.learner.TrainedRanker;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.random.Generator;
import io.cltr.ranker.LinearRanker;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A report such as a nightly run writes, from formulas. */
final class ReportFixture {
  static final double MARGIN = 0.005;

  private ReportFixture() {}

  static Report report() {
    return report(Verdict.PASS);
  }

  static Report report(Verdict verdict) {
    List<Value> values = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (String slice : SLICES) {
      for (String metric : METRICS) {
        for (String estimator : ESTIMATORS) {
          for (String policy : POLICIES) {
            values.add(value(policy, metric, estimator, slice));
            if (!policy.equals(PRODUCTION)) {
              comparisons.add(comparison(policy, metric, estimator, slice));
            }
          }
        }
      }
    }
    GateResult gate = gate(verdict);
    Headline headline =
        Headline.of(
            comparison(CANDIDATE, METRICS.get(0), "snips", "all"),
            value(CANDIDATE, METRICS.get(0), "snips", "all"),
            value(PRODUCTION, METRICS.get(0), "snips", "all"),
            Optional.of(gate));
    return new Report(
        Report.SCHEMA_VERSION,
        Optional.of(headline),
        Optional.of(data()),
        Optional.of(propensities()),
        List.of(ranker(CANDIDATE, true), ranker("click-naive", false)),
        policies(),
        values,
        comparisons,
        PlaceboFixture.placebo(),
        PlaceboFixture.calibration(),
        Optional.of(FairnessFixture.section(CANDIDATE)),
        Optional.of(gate),
        LogFixture.provenance());
  }

  static DataSection data() {
    return new DataSection(
        LogFixture.log(),
        List.of(),
        List.of(
            new Finding(
                "volume-jump",
                Level.warning,
                1,
                "Days unlike the median day of 3,560 impressions.",
                List.of("2026-11-18: 480 impressions")),
            new Finding(
                "thin-positions", Level.info, 1, "Position 10 was displayed rarely.", List.of())),
        List.of(new Kind("click", 61_000, 58_120), new Kind("", 68, 68)),
        List.of(
            new Quarantined("clicks", "no impression with this id", 132, 61_200),
            new Quarantined("impressions", "the same document twice", 7, 42_310)),
        List.of(
            new Split("train", 4_812), new Split("select", 1_606), new Split("evaluate", 1_598)));
  }

  static PropensitySection propensities() {
    List<PositionEstimate> positions = new ArrayList<>();
    for (int k = 1; k <= 10; k++) {
      double theta = Math.pow(k, -0.9);
      double half = k == 1 ? 0 : 0.012 + 0.003 * k;
      positions.add(
          k == 10
              ? new PositionEstimate(k, Double.NaN, Double.NaN, Double.NaN, 0)
              : new PositionEstimate(k, theta, theta - half, theta + half, 18_000 - 1_500L * k));
    }
    return new PropensitySection(
        "harvest-all-pairs",
        0.95,
        "influence over 1,024 unit buckets",
        positions,
        List.of(IntStream.rangeClosed(1, 9).boxed().toList(), List.of(10)),
        List.of(
            "Position 10 shares no document with another position: its examination is not"
                + " identified."),
        StudyFixture.checks(),
        StudyFixture.contexts(),
        StudyFixture.study(),
        StudyFixture.clickModels());
  }

  static RankerSection ranker(String learner, boolean warned) {
    List<TrainedRanker> grid = new ArrayList<>();
    List<Value> heldOut = new ArrayList<>();
    Generator random = new Generator(learner.length());
    double[] weights = IntStream.range(0, 24).mapToDouble(j -> random.nextGaussian()).toArray();
    for (double clip : new double[] {10, 100, Double.POSITIVE_INFINITY}) {
      for (double l2 : new double[] {0.001, 0.1}) {
        TreeMap<String, Double> parameters = new TreeMap<>();
        parameters.put("clip", clip);
        parameters.put("l2", l2);
        grid.add(
            new TrainedRanker(
                learner,
                "ips",
                parameters,
                new LinearRanker(new double[24], ones(24), weights),
                IntStream.range(0, 38).mapToObj(i -> 1.42 + 0.88 * Math.exp(-i / 6.0)).toList(),
                List.of(1.1, 1.25, 1.3, 1.29),
                38_412,
                Double.isInfinite(clip) ? 0 : 0.3 / clip,
                warned ? List.of("3 of 24 features are constant and have no weight.") : List.of()));
        double value = 1.31 + 0.02 * Math.sin(clip > 1000 ? 3 : clip) - l2 * 0.1;
        heldOut.add(
            new Value(
                learner,
                "dcg@10",
                "snips",
                "all",
                value,
                0.011,
                value - 0.0216,
                value + 0.0216,
                0.95,
                "cluster-robust",
                List.of(),
                1_606,
                8_400,
                1_200,
                0.003,
                1,
                Double.NaN,
                0,
                0,
                List.of()));
      }
    }
    List<String> names = List.of("bm25", "title_match_with_a_very_long_feature_name", "price");
    return RankerSection.of(
        learner, grid, heldOut, 4, Optional.of(heldOut.get(4)), Optional.of(heldOut.get(1)), names);
  }

  private static GateResult gate(Verdict verdict) {
    Comparison judged = comparison(CANDIDATE, METRICS.get(0), "snips", "all");
    return new GateResult(
        verdict,
        CANDIDATE,
        PRODUCTION,
        List.of(new ValueNonInferiority()),
        List.of(
            new RuleResult(
                "non-inferiority",
                verdict,
                "expected-clicks by snips, whole log",
                judged.difference(),
                -MARGIN,
                Limit.AT_LEAST,
                "expected-clicks per impression",
                judged.low(),
                judged.high(),
                0.95,
                0.0061,
                Double.NaN,
                1.25,
                "The lower end of the difference, +0.0345, lies above the margin, -0.005.",
                List.of())),
        null,
        List.of());
  }

  private static List<PolicySection> policies() {
    return List.of(
        new PolicySection(CANDIDATE, "top-score", "ranks by the scores of ips-softmax"),
        new PolicySection("click-naive", "top-score", "ranks by the scores of click-naive"),
        new PolicySection(PRODUCTION, "logger", "what the logger production showed"),
        new PolicySection(POLICIES.get(3), "logger", "what the logger challenger showed"),
        new PolicySection("logger-random", "logger", "what the logger random showed"),
        new PolicySection("plackett-luce-0.5", "plackett-luce", "ips-softmax at temperature 0.5"),
        new PolicySection("editorial-table", "table", "policies/editorial.csv"));
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }
}
