package io.cltr.gate;

import io.cltr.gate.JudgedNights.JudgedNight;
import io.cltr.gate.JudgedNights.NightValue;
import io.cltr.interval.Normal;
import io.cltr.interval.NormalMixture;
import io.cltr.interval.PairedMeans.Contrast;
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

  /** The bounds after each night. */
  public List<Look> looks(JudgedNights nights, String usedMetric, String usedEstimator) {
    List<Look> looks = new ArrayList<>();
    List<NightValue> counted = new ArrayList<>();
    long units = 0;
    long impressions = 0;
    for (JudgedNight night : nights.nights()) {
      List<NightValue> own =
          night.values().stream()
              .filter(v -> v.metric().equals(usedMetric) && v.estimator().equals(usedEstimator))
              .filter(NightValue::trusted)
              .toList();
      if (!own.isEmpty()) {
        counted.addAll(own);
        units += night.units();
        impressions += night.impressions();
        looks.add(look(nights, counted, night, units, impressions));
      }
    }
    return looks;
  }

  private Look look(
      JudgedNights nights,
      List<NightValue> counted,
      JudgedNight last,
      long units,
      long impressions) {
    int depth = nights.theta().length;
    double[] slope = new double[depth];
    double below = 0;
    double above = 0;
    double production = 0;
    double information = 0;
    List<Contrast> excesses = new ArrayList<>();
    for (NightValue night : counted) {
      Contrast excess = night.means().contrast(1, -(1 - margin));
      excesses.add(excess);
      double precision = 1 / (excess.standardError() * excess.standardError());
      if (!(precision > 0 && Double.isFinite(precision))) {
        continue;
      }
      information += precision;
      production += precision * night.means().second();
      below += precision * (1 - margin) * night.productionUnsupported();
      above += precision * night.unsupported();
      for (int k = 0; k < depth; k++) {
        slope[k] +=
            precision * (night.slope().get(k) - (1 - margin) * night.productionSlope().get(k));
      }
    }
    double variance = 0;
    for (int k = 0; k < depth; k++) {
      for (int l = 0; l < depth; l++) {
        variance += slope[k] * nights.covariance()[k][l] * slope[l];
      }
    }
    double error = variance == 0 ? 0 : Math.sqrt(variance) / information;
    double kept = error == 0 ? 0 : FIRST_STAGE * (1 - level);
    double first = error == 0 ? 0 : Normal.twoSided(1 - kept) * error;
    NormalMixture bounds = NormalMixture.of(excesses, level + kept);
    return new Look(
        last.run(),
        last.day(),
        bounds.estimate(),
        bounds.low() - first - (information == 0 ? 0 : below / information),
        bounds.high() + first + (information == 0 ? 0 : above / information),
        production / information,
        units,
        impressions);
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
    double half = (last.high() - last.low()) / 2;
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
        half,
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
