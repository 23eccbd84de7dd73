package io.cltr.gate;

import io.cltr.interval.PairedMeans.Contrast;
import java.util.List;
import java.util.Locale;

/**
 * A cap on how much users see change: the mean of 1 − RBO between the two rankings over
 * impressions, with the persistence .9. Rankings are known, so only the mix of queries is
 * uncertain: t over buckets of queries. Rankings of a stochastic policy are ordered by their
 * expected inverse rank.
 *
 * @param most in [0, 1)
 * @param level of the two-sided interval
 */
public record Churn(double most, double level) implements GateRule {

  /** At most half, 95 %. */
  public Churn() {
    this(0.5, 0.95);
  }

  /** Checks the ranges. */
  public Churn {
    Parameters.share("churn", "most", most);
    Parameters.level("churn", level);
  }

  @Override
  public String id() {
    return "churn";
  }

  @Override
  public String summary() {
    return "The two rankings overlap enough, by rank-biased overlap";
  }

  @Override
  public String source() {
    return "Webber, Moffat, Zobel, ACM TOIS 2010";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "churn, 1 − rank-biased overlap";
    return Compared.judge(
        id(),
        subject,
        most,
        Limit.AT_MOST,
        evidence,
        reader -> {
          Contrast churn = reader.changes().churn().contrast(1, 0);
          double half = churn.halfWidth(level);
          Verdict verdict = Limit.AT_MOST.verdict(churn.value() - half, churn.value() + half, most);
          return new RuleResult(
              id(),
              verdict,
              subject,
              churn.value(),
              most,
              Limit.AT_MOST,
              "share",
              churn.value() - half,
              churn.value() + half,
              level,
              Power.detectable(half, churn.standardError(), 0),
              verdict == Verdict.INCONCLUSIVE
                  ? Power.deciding(
                      reader.changes().impressions(),
                      half,
                      churn.standardError(),
                      churn.value() - most,
                      0)
                  : Double.NaN,
              Double.NaN,
              String.format(
                  Locale.ROOT,
                  "The rankings of %d of %d queries change; over impressions %.0f%% of the"
                      + " rank-biased overlap is lost",
                  reader.changes().changed(),
                  reader.changes().queries(),
                  100 * churn.value()),
              List.of());
        });
  }
}
