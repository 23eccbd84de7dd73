package io.cltr.gate;

import java.util.List;

/**
 * Non-inferiority of value: the candidate may lose at most the share m of production's value.
 *
 * <p>Judges D = V_c − (1 − m) V_p on the same units: PASS if the lower bound of D is at least 0,
 * FAIL if its upper bound is below 0, else INCONCLUSIVE, as where a value is not to be trusted.
 * Documents that the log never displayed widen the bounds by all that they could be worth (γ ≤ 1).
 * A true loss of exactly m passes with probability (1 − level)/2 at most.
 *
 * @param metric metric whose value counts; "" for the run's first
 * @param estimator estimator of the value; "" for the run's first
 * @param margin m, in [0, 1)
 * @param level of the two-sided interval
 */
public record ValueNonInferiority(String metric, String estimator, double margin, double level)
    implements GateRule {

  /** The run's first metric and estimator, at most 1 % lost, 95 %. */
  public ValueNonInferiority() {
    this("", "", 0.01, 0.95);
  }

  /** Checks the ranges. */
  public ValueNonInferiority {
    Parameters.share("value-non-inferiority", "margin", margin);
    Parameters.level("value-non-inferiority", level);
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
  public RuleResult judge(GateEvidence evidence) {
    return new ValueShare(metric, estimator, 1 - margin, level).judge(id(), evidence);
  }
}
