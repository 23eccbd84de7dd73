package io.cltr.gate;

import java.util.List;

/**
 * A gain that is worth the change: V_c ≥ (1 + lift) V_p, judged as {@link ValueNonInferiority}.
 *
 * @param metric metric whose value counts; "" for the run's first
 * @param estimator estimator of the value; "" for the run's first
 * @param lift at least 0, as a share of production's value
 * @param level of the two-sided interval
 */
public record MinimumLift(String metric, String estimator, double lift, double level)
    implements GateRule {

  /** Any gain, 95 %. */
  public MinimumLift() {
    this("", "", 0, 0.95);
  }

  /** Checks the ranges. */
  public MinimumLift {
    Parameters.atLeastZero("minimum-lift", "lift", lift);
    Parameters.level("minimum-lift", level);
  }

  @Override
  public String id() {
    return "minimum-lift";
  }

  @Override
  public String summary() {
    return "The candidate's value is at least (1 + lift) times production's, on the same units";
  }

  @Override
  public String source() {
    return "Piaggio et al., JAMA 2006 (superiority by a margin)";
  }

  @Override
  public List<Needed> needs() {
    return List.of(new Needed(metric, estimator));
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    return new ValueShare(metric, estimator, 1 + lift, level).judge(id(), evidence);
  }
}
