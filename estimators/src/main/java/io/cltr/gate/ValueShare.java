package io.cltr.gate;

import io.cltr.value.Contrast;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Locale;

/**
 * Judges V_c ≥ f V_p on the same units, by D = V_c − f V_p. Documents that the log never displayed
 * widen the bounds by all that they could be worth (γ ≤ 1).
 *
 * @param share f
 */
record ValueShare(String metric, String estimator, double share, double level) {
  private static final String UNTRUSTED =
      "The values are not to be trusted: too little evidence, as their warnings say, or"
          + " production is worth nothing";

  /**
   * V_c − V_p with the bounds of D, all moved by (f − 1) V_p.
   *
   * @param allowed (f − 1) V_p, what the difference must be at least
   */
  private record Judged(
      CellValue ours, CellValue theirs, Contrast excess, double half, double allowed) {
    double difference() {
      return ours.value() - theirs.value();
    }

    boolean trusted() {
      return ours.trusted()
          && theirs.trusted()
          && theirs.value() > 0
          && Double.isFinite(ours.value());
    }
  }

  RuleResult judge(String rule, GateEvidence evidence) {
    CellValue ours = evidence.candidate(metric, estimator, Slices.ALL);
    CellValue theirs = evidence.production(metric, estimator, Slices.ALL);
    Contrast excess = ValueTable.contrast(1, ours, -share, theirs);
    Judged judged =
        new Judged(ours, theirs, excess, excess.halfWidth(level), (share - 1) * theirs.value());
    double below = share * theirs.unsupported();
    double low = excess.value() - judged.half() - below;
    double high = excess.value() + judged.half() + ours.unsupported();
    Verdict verdict =
        judged.trusted() ? Limit.AT_LEAST.verdict(low, high, 0) : Verdict.INCONCLUSIVE;
    double open = excess.value() > 0 ? below : ours.unsupported();
    return new RuleResult(
        rule,
        verdict,
        "%s of %s minus %s by %s"
            .formatted(ours.metric(), ours.policy(), theirs.policy(), ours.estimator()),
        judged.difference(),
        judged.allowed(),
        Limit.AT_LEAST,
        ours.metric() + " per impression",
        low + judged.allowed(),
        high + judged.allowed(),
        level,
        Power.detectable(judged.half(), excess.standardError(), below),
        verdict == Verdict.INCONCLUSIVE && judged.trusted()
            ? Power.deciding(
                (double) ours.impressions(),
                judged.half(),
                excess.standardError(),
                excess.value(),
                open)
            : Double.NaN,
        sensitivity(verdict, ours, theirs, low, high),
        judged.trusted() ? reason(judged, verdict, low, high) : UNTRUSTED,
        List.of());
  }

  /** exp(distance of the deciding bound from 0/Σ_k≥2 |∂D/∂log θ_k|). */
  private double sensitivity(
      Verdict verdict, CellValue ours, CellValue theirs, double low, double high) {
    double slope = 0;
    for (int k = 1; k < ours.slope().size(); k++) {
      slope += Math.abs(ours.slope().get(k) - share * theirs.slope().get(k));
    }
    return verdict == Verdict.INCONCLUSIVE || slope == 0
        ? Double.NaN
        : StrictMath.exp((verdict == Verdict.PASS ? low : -high) / slope);
  }

  private String reason(Judged judged, Verdict verdict, double low, double high) {
    double base = judged.theirs().value();
    String range =
        String.format(
            Locale.ROOT,
            "between %+.1f%% and %+.1f%% of production's value%s",
            100 * (low + judged.allowed()) / base,
            100 * (high + judged.allowed()) / base,
            judged.ours().unsupported() + judged.theirs().unsupported() > 0
                ? ", whatever documents that the log never displayed are worth"
                : "");
    String limit = Parameters.percent(Math.abs(share - 1));
    String change = "The change is " + range;
    return switch (verdict) {
      case PASS ->
          share > 1
              ? "%s: a gain of %s is shown".formatted(change, limit)
              : "%s: a loss beyond %s is ruled out".formatted(change, limit);
      case FAIL ->
          share > 1
              ? "%s: a gain of %s is ruled out".formatted(change, limit)
              : "%s: it loses more than the %s allowed".formatted(change, limit);
      case INCONCLUSIVE ->
          "%s: the log cannot tell whether it %s more than %s"
              .formatted(change, share > 1 ? "gains" : "loses", limit);
    };
  }
}
