package io.cltr.jobs.report;

import io.cltr.click.ClickModelScore;
import io.cltr.click.ClickQuality.AtPosition;
import io.cltr.click.Cm;
import io.cltr.click.Dbn;
import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.drift.LoggerChange;
import io.cltr.propensity.relevance.HeldOut;
import io.cltr.propensity.study.StudySummary;
import io.cltr.propensity.study.StudySummary.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A study of ten estimators, from formulas. */
final class StudyFixture {
  private static final List<String> LABELS =
      List.of(
          "cascade",
          "harvest-adjacent",
          "harvest-all-pairs",
          "harvest-all-pairs(weights=overlap)",
          "harvest-pivot",
          "pbm-em",
          "regression-em",
          "swap-pairs",
          "trust-pbm",
          "uniform-shuffle");

  private StudyFixture() {}

  static List<AssumptionCheck> checks() {
    return List.of(
        AssumptionCheck.tested(
            Assumption.BALANCED_LOGGERS,
            0.43,
            "The mix of queries is alike, chi-square 812 of 998."),
        AssumptionCheck.tested(
            Assumption.NO_TRUST_BIAS,
            0.0002,
            "Ratios of clicks fall with relevance at 4 positions."),
        AssumptionCheck.untested(Assumption.ONE_CURVE, "There are only two loggers."));
  }

  static List<ContextCurve> contexts() {
    List<ContextCurve> curves = new ArrayList<>();
    for (String device : List.of("desktop", "phone")) {
      curves.add(
          new ContextCurve(
              "device",
              device,
              device.equals("phone") ? 0.6 : 0.4,
              curve(device.equals("phone") ? 1.1 : 0.7, 0.02),
              IntStream.range(0, 9).mapToObj(k -> 0.1 + 0.05 * k).toList()));
    }
    return curves;
  }

  static StudySummary study() {
    List<Curve> candidates = new ArrayList<>();
    for (int i = 0; i < LABELS.size(); i++) {
      boolean refused = LABELS.get(i).equals("swap-pairs");
      candidates.add(
          refused
              ? new Curve(
                  LABELS.get(i),
                  "table impressions: no ranking is marked as one with two positions swapped",
                  0,
                  0,
                  0,
                  Double.NaN,
                  Double.NaN,
                  Double.NaN,
                  Double.NaN,
                  List.of())
              : new Curve(
                  LABELS.get(i),
                  "",
                  i == 2 ? 1 : i % 3 + 1,
                  i % 2,
                  9,
                  0.1 + 0.01 * i,
                  -0.3512 - 0.0011 * i,
                  1.412 + 0.002 * i,
                  i == 9 ? Double.NaN : 0.3 - 0.03 * i,
                  curve(0.9 + 0.06 * (i - 2), 0.01 + 0.004 * i)));
    }
    return new StudySummary(
        "harvest-all-pairs",
        "of those with 1 contradicted assumption, harvest-all-pairs has the narrowest intervals",
        candidates,
        calibration(),
        drift(),
        List.of(
            new LoggerChange("production", "2026-11-16", "2026-11-15", 480, 1, 1, 0, 0.5, false),
            new LoggerChange(
                "challenger", "2026-11-17", "2026-11-16", 312, 0.41, 1, -21.3, 1e-60, true)));
  }

  private static List<HeldOut.Part> calibration() {
    List<HeldOut.Part> parts = new ArrayList<>();
    for (int k = 1; k <= 9; k++) {
      parts.add(new HeldOut.Part("position", k, 9_000 - 500 * k, 0.4 / k, 0.41 / k));
    }
    for (int decile = 1; decile <= 10; decile++) {
      parts.add(new HeldOut.Part("decile", decile, 6_000, 0.03 * decile, 0.03 * decile + 0.004));
    }
    return parts;
  }

  private static List<Drift> drift() {
    List<Drift> drift = new ArrayList<>();
    for (int day = 14; day <= 20; day++) {
      boolean alarm = day == 17;
      drift.add(
          new Drift("day", "2026-11-" + day, z(alarm ? 4 : 1), alarm ? 1e-5 : 0.4, alarm, ""));
    }
    drift.add(new Drift("without logger", "production", z(0.5), 0.7, false, ""));
    drift.add(
        new Drift(
            "without logger",
            "challenger",
            List.of(),
            Double.NaN,
            false,
            "table impressions: one logger is left, two are needed"));
    drift.add(new Drift("previous run", "2026-11-19-0a1b2c3d4e5f", z(0.2), 0.9, false, ""));
    return drift;
  }

  private static List<Difference> z(double scale) {
    return IntStream.rangeClosed(2, 9)
        .mapToObj(k -> new Difference(k, scale * 0.02 * ((k % 3) - 1), 0.02))
        .toList();
  }

  private static List<PositionEstimate> curve(double slope, double half) {
    List<PositionEstimate> positions = new ArrayList<>();
    for (int k = 1; k <= 9; k++) {
      double theta = Math.pow(k, -slope);
      double width = k == 1 ? 0 : half;
      positions.add(
          new PositionEstimate(k, theta, theta - width, theta + width, 18_000 - 1_500L * k));
    }
    return positions;
  }

  static List<ClickModelScore> clickModels() {
    List<AtPosition> positions =
        List.of(new AtPosition(1, 5000, 1.82, 1.82), new AtPosition(2, 5000, 1.61, 1.60));
    List<AtPosition> ruledOut =
        List.of(new AtPosition(1, 5000, 1.83, 1.83), new AtPosition(2, 5000, 1.66, Double.NaN));
    return List.of(
        new ClickModelScore("cm", new Cm(), 5000, 312, Double.NaN, 1.745, Double.NaN, ruledOut),
        new ClickModelScore("dbn", new Dbn(0.8), 5000, 0, -0.2385, 1.715, 1.71, positions));
  }
}
