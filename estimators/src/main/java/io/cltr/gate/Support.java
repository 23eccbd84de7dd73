package io.cltr.gate;

import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Locale;

/**
 * A floor of support: what documents that the log never displayed could add to the candidate's
 * value may be at most a share of it. Above it the log cannot tell, so the rule is INCONCLUSIVE,
 * never FAIL.
 *
 * @param metric metric of the value; "" for the run's first
 * @param estimator estimator of the value; "" for the run's first
 * @param most share of the candidate's value, in [0, 1)
 */
public record Support(String metric, String estimator, double most) implements GateRule {

  /** The run's first metric and estimator, a tenth. */
  public Support() {
    this("", "", 0.1);
  }

  /** Checks the range. */
  public Support {
    Parameters.share("support", "most", most);
  }

  @Override
  public String id() {
    return "support";
  }

  @Override
  public String summary() {
    return "The log displayed most of what the candidate ranks";
  }

  @Override
  public String source() {
    return "Manski, AER 1990";
  }

  @Override
  public List<Needed> needs() {
    return List.of(new Needed(metric, estimator));
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    CellValue ours = evidence.candidate(metric, estimator, Slices.ALL);
    double found = ours.unsupported() / Math.abs(ours.value());
    return RuleResult.exact(
        id(),
        found <= most ? Verdict.PASS : Verdict.INCONCLUSIVE,
        "value that documents never displayed could add, of the candidate's",
        found,
        most,
        Limit.AT_MOST,
        "share",
        String.format(
            Locale.ROOT,
            "Documents that the log never displayed could add %.1f%% to the candidate's value%s",
            100 * found,
            found <= most ? "" : ": let a logger display them first"));
  }
}
