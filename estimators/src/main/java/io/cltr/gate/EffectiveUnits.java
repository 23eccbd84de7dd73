package io.cltr.gate;

import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Locale;

/**
 * A floor of evidence: the smaller effective number of units, (Σw)²/Σw², of the two values. Below
 * it the log cannot tell, so the rule is INCONCLUSIVE, never FAIL.
 *
 * @param metric metric of the values; "" for the run's first
 * @param estimator estimator of the values; "" for the run's first
 * @param least units
 */
public record EffectiveUnits(String metric, String estimator, double least) implements GateRule {

  /** The run's first metric and estimator, 200 units. */
  public EffectiveUnits() {
    this("", "", 200);
  }

  /** Checks the range. */
  public EffectiveUnits {
    Parameters.atLeastZero("effective-units", "least", least);
  }

  @Override
  public String id() {
    return "effective-units";
  }

  @Override
  public String summary() {
    return "Enough units stand behind the values, their weights considered";
  }

  @Override
  public String source() {
    return "Kong, Liu, Wong, JASA 1994";
  }

  @Override
  public List<Needed> needs() {
    return List.of(new Needed(metric, estimator));
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    CellValue ours = evidence.candidate(metric, estimator, Slices.ALL);
    CellValue theirs = evidence.production(metric, estimator, Slices.ALL);
    double found = Math.min(ours.ess(), theirs.ess());
    return RuleResult.exact(
        id(),
        found >= least ? Verdict.PASS : Verdict.INCONCLUSIVE,
        "effective units of %s by %s".formatted(ours.metric(), ours.estimator()),
        found,
        least,
        Limit.AT_LEAST,
        "units",
        String.format(
            Locale.ROOT,
            "The weights leave %,.0f effective units of %,d%s",
            found,
            ours.units(),
            found >= least ? "" : ": use more days, or a policy closer to the loggers"));
  }
}
