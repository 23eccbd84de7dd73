package io.cltr.gate;

import io.cltr.change.ChangeReader;
import io.cltr.change.Flips;
import io.cltr.interval.Normal;
import java.util.List;
import java.util.Locale;

/**
 * A cap on regret: what queries that get worse lose together, per impression, as a share of
 * production's value. Gains elsewhere do not make up for it. Noise is removed as in {@link Flips},
 * and so are the bounds: over all distributions of changes that the log does not exclude.
 *
 * @param most in [0, 1)
 * @param level of the two-sided interval
 */
public record Regret(double most, double level) implements GateRule {
  private static final double THRESHOLD = new NegativeFlips().threshold();

  /** At most 2 % of production's value, 95 %. */
  public Regret() {
    this(0.02, 0.95);
  }

  /** Checks the ranges. */
  public Regret {
    Parameters.share("regret", "most", most);
    Parameters.level("regret", level);
  }

  @Override
  public String id() {
    return "regret";
  }

  @Override
  public String summary() {
    return "Queries that get worse lose little together, noise removed";
  }

  @Override
  public String source() {
    return "Yan et al., CVPR 2021 (the idea); Stephens, Biostatistics 2017";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "losses of the queries that get worse, of production's value";
    return Compared.judge(
        id(), subject, most, Limit.AT_MOST, evidence, changes -> judge(subject, changes));
  }

  private RuleResult judge(String subject, ChangeReader changes) {
    Flips flips = changes.flips(THRESHOLD, level);
    double value = changes.changes().value();
    double low = flips.regretLow() / value;
    double high = flips.regretHigh() / value;
    double observed = flips.regret() / value;
    Verdict verdict = value > 0 ? Limit.AT_MOST.verdict(low, high, most) : Verdict.INCONCLUSIVE;
    double half = (high - low) / 2;
    double error = half / Normal.twoSided(level);
    return new RuleResult(
        id(),
        verdict,
        subject,
        observed,
        most,
        Limit.AT_MOST,
        "share",
        low,
        high,
        level,
        Power.detectable(half, error, 0),
        verdict == Verdict.INCONCLUSIVE
            ? Power.deciding(changes.changes().impressions(), half, error, observed - most, 0)
            : Double.NaN,
        Double.NaN,
        String.format(
            Locale.ROOT,
            "Queries that get worse lose %.2f%% of production's value (%.2f%% to %.2f%%), those that"
                + " get better gain %.2f%%; the worst 1%% of the impressions lose %.1f%% each",
            100 * observed,
            100 * low,
            100 * high,
            100 * flips.gain() / value,
            Math.max(0, -100 * flips.tail() / value)),
        List.of());
  }
}
