package io.cltr.gate;

import io.cltr.change.ChangeReader;
import io.cltr.change.Flips;
import io.cltr.interval.Normal;
import java.util.List;
import java.util.Locale;

/**
 * A cap on negative flips: the share of impressions whose query the candidate makes worse by more
 * than {@code threshold} of production's value, the noise of clicks removed ({@link Flips}).
 *
 * <p>PASS if the upper bound is at most {@code most}; FAIL if the lower bound is above it and the
 * estimate above the A/A floor; else INCONCLUSIVE. Few impressions per query leave it so.
 *
 * @param threshold share of production's value per impression, at least 0
 * @param most share of impressions, in [0, 1)
 * @param level of the two-sided interval
 */
public record NegativeFlips(double threshold, double most, double level) implements GateRule {

  /** Losses of a tenth in at most a tenth of the impressions, 95 %. */
  public NegativeFlips() {
    this(0.1, 0.1, 0.95);
  }

  /** Checks the ranges. */
  public NegativeFlips {
    Parameters.atLeastZero("negative-flips", "threshold", threshold);
    Parameters.share("negative-flips", "most", most);
    Parameters.level("negative-flips", level);
  }

  @Override
  public String id() {
    return "negative-flips";
  }

  @Override
  public String summary() {
    return "Few impressions are of queries that the candidate makes worse, noise removed";
  }

  @Override
  public String source() {
    return "Yan et al., CVPR 2021; Stephens, Biostatistics 2017";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "impressions whose query loses more than " + Parameters.percent(threshold);
    return Compared.judge(
        id(), subject, most, Limit.AT_MOST, evidence, changes -> judge(subject, changes));
  }

  private RuleResult judge(String subject, ChangeReader changes) {
    Flips flips = changes.flips(threshold, level);
    Verdict verdict = Limit.AT_MOST.verdict(flips.low(), flips.high(), most);
    boolean noise = verdict == Verdict.FAIL && flips.negative() <= flips.floor();
    double half = (flips.high() - flips.low()) / 2;
    double error = half / Normal.twoSided(level);
    return new RuleResult(
        id(),
        noise ? Verdict.INCONCLUSIVE : verdict,
        subject,
        flips.negative(),
        most,
        Limit.AT_MOST,
        "share",
        flips.low(),
        flips.high(),
        level,
        Power.detectable(half, error, 0),
        verdict == Verdict.INCONCLUSIVE
            ? Power.deciding(
                changes.changes().impressions(), half, error, flips.negative() - most, 0)
            : Double.NaN,
        Double.NaN,
        String.format(
            Locale.ROOT,
            "%.1f%% of the impressions are of queries that get worse (%s: %.1f%% to %.1f%%) and"
                + " %.1f%% of queries that get better; noise alone gives up to %.1f%% (A/A floor)",
            100 * flips.negative(),
            Parameters.percent(level),
            100 * flips.low(),
            100 * flips.high(),
            100 * flips.positive(),
            100 * flips.floor()),
        List.of());
  }
}
