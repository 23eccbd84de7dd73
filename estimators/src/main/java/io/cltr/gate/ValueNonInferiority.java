package io.cltr.gate;

import io.cltr.log.ConfigException;
import io.cltr.value.Slices;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.ValueTable.Contrast;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Non-inferiority of value: the candidate may lose at most the share m of production's value.
 *
 * <p>Judges D = V_c − (1 − m) V_p on the same units: PASS if the lower bound of D exceeds 0, FAIL
 * if its upper bound is below 0, else INCONCLUSIVE, as where a value is not to be trusted.
 * Documents that the log never displayed widen the bounds by all that they could be worth (γ ≤ 1).
 * A true loss of exactly m passes with probability (1 − level)/2 at most.
 *
 * @param metric metric whose value counts
 * @param estimator estimator of the value
 * @param margin m, in [0, 1)
 * @param level of the two-sided interval
 */
public record ValueNonInferiority(String metric, String estimator, double margin, double level)
    implements GateRule {
  private static final double POWER = 0.8;
  private static final String UNTRUSTED =
      "The values are not to be trusted: too little evidence, as their warnings say, or"
          + " production is worth nothing";

  /** Expected clicks by IPS, at most 1 % lost, 95 %. */
  public ValueNonInferiority() {
    this("clicks", "ips", 0.01, 0.95);
  }

  /** Checks the ranges. */
  public ValueNonInferiority {
    if (!(margin >= 0 && margin < 1)) {
      throw new ConfigException(
          "gate rule value-non-inferiority: margin must be in [0, 1), found " + margin);
    }
    if (!(level > 0 && level < 1)) {
      throw new ConfigException(
          "gate rule value-non-inferiority: level must be in (0, 1), found " + level);
    }
  }

  @Override
  public String id() {
    return "value-non-inferiority";
  }

  @Override
  public String summary() {
    return "The candidate's value is at least (1 − margin) times production's, on the same units";
  }

  @Override
  public String source() {
    return "Piaggio et al., JAMA 2006 (non-inferiority); Manski, AER 1990 (bounds)";
  }

  @Override
  public List<Needed> needs() {
    return List.of(new Needed(metric, estimator));
  }

  @Override
  public RuleResult judge(ValueTable values, String candidate, String production) {
    CellValue ours = values.find(candidate, metric, estimator, Slices.ALL);
    CellValue theirs = values.find(production, metric, estimator, Slices.ALL);
    Contrast excess = ValueTable.contrast(1, ours, -(1 - margin), theirs);
    double allowed = -margin * theirs.value();
    double half = excess.halfWidth(level);
    double low = excess.value() - half - (1 - margin) * theirs.unsupported();
    double high = excess.value() + half + ours.unsupported();
    boolean trusted = ours.trusted() && theirs.trusted() && theirs.value() > 0;
    Verdict verdict =
        !trusted
            ? Verdict.INCONCLUSIVE
            : low > 0 ? Verdict.PASS : high < 0 ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(POWER);
    double detectable = half + z * excess.standardError() + (1 - margin) * theirs.unsupported();
    return new RuleResult(
        id(),
        verdict,
        "%s of %s minus %s by %s".formatted(metric, candidate, production, estimator),
        ours.value() - theirs.value(),
        allowed,
        low + allowed,
        high + allowed,
        level,
        detectable,
        trusted
            ? reason(
                verdict,
                theirs.value(),
                low + allowed,
                high + allowed,
                ours.unsupported() + theirs.unsupported() > 0)
            : UNTRUSTED);
  }

  private String reason(
      Verdict verdict, double base, double low, double high, boolean unsupported) {
    double tolerated = 100 * margin;
    String range =
        String.format(
            Locale.ROOT,
            "between %+.1f%% and %+.1f%% of production's value%s",
            100 * low / base,
            100 * high / base,
            unsupported ? ", whatever documents that the log never displayed are worth" : "");
    return switch (verdict) {
      case PASS ->
          String.format(
              Locale.ROOT, "The change is %s: a loss beyond %.1f%% is ruled out", range, tolerated);
      case FAIL ->
          String.format(
              Locale.ROOT,
              "The change is %s: it loses more than the %.1f%% allowed",
              range,
              tolerated);
      case INCONCLUSIVE ->
          String.format(
              Locale.ROOT,
              "The change is %s: the log cannot tell whether it loses more" + " than %.1f%%",
              range,
              tolerated);
    };
  }
}
