package io.cltr.gate;

import io.cltr.gate.RuleResult.Part;
import io.cltr.interval.Normal;
import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.drift.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Examination is steady: no θ_k of a day, without a logger, or of the run before differs from that
 * of the log by more than a factor, and no check of its assumptions leaves no doubt that it is
 * broken. What drifts is not the candidate's fault, so the rule is INCONCLUSIVE, never FAIL.
 *
 * <p>A difference counts where its interval, Bonferroni-corrected for all positions and parts, lies
 * beyond the factor.
 *
 * @param of which parts are compared: {@code day}, {@code without logger}, {@code previous run};
 *     none for all
 * @param most relative change of θ_k, at least 0
 * @param level of the intervals together
 */
public record PropensityDrift(List<String> of, double most, double level) implements GateRule {

  /** A tenth, 95 %. */
  public PropensityDrift() {
    this(List.of(), 0.1, 0.95);
  }

  /** Checks the ranges. */
  public PropensityDrift {
    of = List.copyOf(of);
    Parameters.atLeastZero("propensity-drift", "most", most);
    Parameters.level("propensity-drift", level);
  }

  @Override
  public String id() {
    return "propensity-drift";
  }

  @Override
  public String summary() {
    return "Examination is the same on every day, for every logger and as in the run before";
  }

  @Override
  public String source() {
    return "Hausman, Econometrica 1978 (the comparison); docs/methods.md";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "clear change of examination";
    List<Drift> compared =
        evidence.log().drift().stream()
            .filter(drift -> !drift.differences().isEmpty())
            .filter(drift -> of.isEmpty() || of.contains(drift.of()))
            .toList();
    String broken =
        evidence.log().checks().stream()
            .filter(AssumptionCheck::contradicted)
            .map(check -> check.assumption().statement())
            .findFirst()
            .orElse("");
    if (!broken.isEmpty()) {
      return RuleResult.untold(
          id(), subject, most, Limit.AT_MOST, "The log contradicts that " + broken);
    }
    if (compared.isEmpty()) {
      return RuleResult.untold(
          id(),
          subject,
          most,
          Limit.AT_MOST,
          "No curve of examination was compared: use more days, or keep the run before");
    }
    int tests = compared.stream().mapToInt(drift -> drift.differences().size()).sum();
    double z = Normal.twoSided(1 - (1 - level) / tests);
    List<Part> parts = new ArrayList<>();
    compared.forEach(drift -> parts.add(part(drift, z)));
    double worst = parts.stream().mapToDouble(Part::observed).max().orElseThrow();
    boolean steady = parts.stream().allMatch(part -> part.verdict() == Verdict.PASS);
    return RuleResult.exact(
            id(),
            steady ? Verdict.PASS : Verdict.INCONCLUSIVE,
            subject,
            worst,
            most,
            Limit.AT_MOST,
            "share",
            steady
                ? String.format(
                    Locale.ROOT,
                    "None of %d curves differs clearly by more than %.0f%%",
                    parts.size(),
                    100 * most)
                : String.format(
                    Locale.ROOT,
                    "Examination differs by at least %.0f%% for %s",
                    100 * worst,
                    Parts.names(parts, Verdict.INCONCLUSIVE)))
        .with(parts);
  }

  /** The largest change that the interval does not exclude to be smaller. */
  private Part part(Drift drift, double z) {
    double clear = 0;
    for (Difference difference : drift.differences()) {
      double least = Math.abs(difference.logRatio()) - z * difference.standardError();
      clear = Math.max(clear, StrictMath.expm1(Math.max(0, least)));
    }
    return new Part(
        drift.of() + " " + drift.part(),
        clear <= most ? Verdict.PASS : Verdict.INCONCLUSIVE,
        clear,
        most,
        Double.NaN,
        Double.NaN,
        drift.p(),
        Double.NaN);
  }
}
