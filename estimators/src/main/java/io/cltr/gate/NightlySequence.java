package io.cltr.gate;

import io.cltr.gate.JudgedNights.JudgedNight;
import io.cltr.gate.JudgedNights.NightValue;
import io.cltr.interval.Normal;
import io.cltr.interval.NormalMixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Non-inferiority, night after night: the same candidate is judged on each night's new units, by
 * bounds that hold at all nights together ({@link NormalMixture}), so that one may stop at the
 * first PASS or FAIL. A true loss of exactly m ever passes with probability 1 − level at most.
 *
 * <p>Values use the examination of the first night; its error is the same every night and no night
 * makes it smaller, so a fifth of 1 − level is kept for it: the bounds are widened by z √(gᵀVg), g
 * the slopes of the nights' mean. Unsupported documents widen them as in {@link
 * ValueNonInferiority}. JudgedNights that are not to be trusted do not count.
 *
 * @param metric metric whose value counts; "" for the run's first
 * @param estimator estimator of the value; "" for the run's first
 * @param margin m, in [0, 1)
 * @param level of the bounds, over all nights
 */
public record NightlySequence(String metric, String estimator, double margin, double level)
    implements GateRule {
  /** Of 1 − level, what is kept for the error of the first night's examination. */
  private static final double FIRST_STAGE = 0.2;

  /** The run's first metric and estimator, at most 1 % lost, 95 %. */
  public NightlySequence() {
    this("", "", 0.01, 0.95);
  }

  /** Checks the ranges. */
  public NightlySequence {
    Parameters.share("nightly-sequence", "margin", margin);
    Parameters.level("nightly-sequence", level);
  }

  @Override
  public String id() {
    return "nightly-sequence";
  }

  @Override
  public String summary() {
    return "Non-inferiority on each night's new units, by bounds that hold at all nights together";
  }

  @Override
  public String source() {
    return "Robbins, Ann. Math. Stat. 1970; Waudby-Smith et al., Ann. Stat. 2024";
  }

  @Override
  public List<Needed> needs() {
    return List.of(new Needed(metric, estimator));
  }

  /**
   * Where the bounds of V_c − (1 − m) V_p stand after a night.
   *
   * @param production V_p, mean of the nights
   * @param units counted so far
   */
  public record Look(
      String run,
      String day,
      double excess,
      double low,
      double high,
      double production,
      long units,
      long impressions) {}

  /** The bounds after each night that is to be trusted. */
  public List<Look> looks(JudgedNights nights, String usedMetric, String usedEstimator) {
    List<Look> looks = new ArrayList<>();
    List<Counted> counted = new ArrayList<>();
    for (JudgedNight night : nights.nights()) {
      night.values().stream()
          .filter(v -> v.metric().equals(usedMetric) && v.estimator().equals(usedEstimator))
          .filter(NightValue::trusted)
          .findFirst()
          .ifPresent(
              value -> {
                counted.add(new Counted(night, value));
                looks.add(look(nights, counted));
              });
    }
    return looks;
  }

  private record Counted(JudgedNight night, NightValue value) {}

  private Look look(JudgedNights nights, List<Counted> counted) {
    double kept = 1 - margin;
    double[] slope = new double[nights.theta().length];
    double below = 0;
    double above = 0;
    double production = 0;
    long units = 0;
    long impressions = 0;
    List<NormalMixture.Night> excesses = new ArrayList<>();
    for (Counted one : counted) {
      NightValue value = one.value();
      double n = one.night().impressions();
      excesses.add(new NormalMixture.Night(n, value.means().contrast(1, -kept)));
      units += one.night().units();
      impressions += one.night().impressions();
      production += n * value.means().second();
      below += n * kept * value.productionUnsupported();
      above += n * value.unsupported();
      for (int k = 0; k < slope.length; k++) {
        slope[k] += n * (value.slope().get(k) - kept * value.productionSlope().get(k));
      }
    }
    double error = firstStage(slope, nights.covariance()) / impressions;
    double spent = error == 0 ? 0 : FIRST_STAGE * (1 - level);
    double first = error == 0 ? 0 : Normal.twoSided(1 - spent) * error;
    NormalMixture bounds = NormalMixture.of(excesses, level + spent);
    JudgedNight last = counted.get(counted.size() - 1).night();
    return new Look(
        last.run(),
        last.day(),
        bounds.estimate(),
        bounds.low() - first - below / impressions,
        bounds.high() + first + above / impressions,
        production / impressions,
        units,
        impressions);
  }

  /** √(gᵀVg). */
  private static double firstStage(double[] slope, double[][] covariance) {
    double variance = 0;
    for (int k = 0; k < slope.length; k++) {
      for (int l = 0; l < slope.length; l++) {
        variance += slope[k] * covariance[k][l] * slope[l];
      }
    }
    return Math.sqrt(Math.max(0, variance));
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String used = evidence.metric(metric);
    String by = evidence.estimator(estimator);
    String subject =
        "%s of %s minus %s by %s, night after night"
            .formatted(used, evidence.candidate(), evidence.production(), by);
    List<Look> looks = evidence.nights().map(n -> looks(n, used, by)).orElse(List.of());
    if (looks.isEmpty()) {
      return RuleResult.untold(
          id(),
          subject,
          Double.NaN,
          Limit.AT_LEAST,
          evidence.nights().isEmpty()
              ? "There is no history of this candidate: give --history with the folder of its runs"
              : "No night has values that are to be trusted");
    }
    Look last = looks.get(looks.size() - 1);
    double allowed = -margin * last.production();
    Verdict verdict =
        last.production() > 0
            ? Limit.AT_LEAST.verdict(last.low(), last.high(), 0)
            : Verdict.INCONCLUSIVE;
    return new RuleResult(
        id(),
        verdict,
        subject,
        last.excess() + allowed,
        allowed,
        Limit.AT_LEAST,
        used + " per impression",
        last.low() + allowed,
        last.high() + allowed,
        level,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        String.format(
            Locale.ROOT,
            "After %d night%s with %,d new units the change is between %+.1f%% and %+.1f%% of"
                + " production's value, however often one looks; allowed is a loss of %.1f%%",
            looks.size(),
            looks.size() == 1 ? "" : "s",
            last.units(),
            100 * (last.low() + allowed) / last.production(),
            100 * (last.high() + allowed) / last.production(),
            100 * margin),
        List.of());
  }
}
