package io.cltr.gate;

import io.cltr.check.Finding;
import io.cltr.check.Level;
import io.cltr.gate.RuleResult.Part;
import io.cltr.log.ConfigException;
import java.util.List;

/**
 * The checks of the log found nothing that speaks against it. A log with findings cannot tell, so
 * the rule is INCONCLUSIVE, never FAIL.
 *
 * @param checks ids of the checks that count; none for all
 * @param level findings of this level and above count: {@code error}, {@code warning} or {@code
 *     info}
 * @param most findings
 */
public record DataQuality(List<String> checks, String level, int most) implements GateRule {

  /** No warning. */
  public DataQuality() {
    this(List.of(), Level.warning.name(), 0);
  }

  /** Checks the ranges. */
  public DataQuality {
    checks = List.copyOf(checks);
    Parameters.atLeastZero("data-quality", "most", most);
    if (List.of(Level.values()).stream().noneMatch(known -> known.name().equals(level))) {
      throw new ConfigException(
          "gate rule data-quality: level must be error, warning or info, found '%s'"
              .formatted(level));
    }
  }

  @Override
  public String id() {
    return "data-quality";
  }

  @Override
  public String summary() {
    return "The checks of the log found nothing that speaks against it";
  }

  @Override
  public String source() {
    return "Fabijan et al., KDD 2019";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    List<Finding> counted =
        evidence.log().findings().stream()
            .filter(found -> found.level().compareTo(Level.valueOf(level)) <= 0)
            .filter(found -> checks.isEmpty() || checks.contains(found.check()))
            .toList();
    Verdict verdict = counted.size() <= most ? Verdict.PASS : Verdict.INCONCLUSIVE;
    List<Part> parts =
        counted.stream()
            .map(
                found ->
                    new Part(
                        found.check(),
                        verdict,
                        found.count(),
                        0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN))
            .toList();
    return RuleResult.exact(
            id(),
            verdict,
            "findings of the log's checks",
            counted.size(),
            most,
            Limit.AT_MOST,
            "findings",
            counted.isEmpty()
                ? "The checks of the log found nothing"
                : "The log's checks found: " + counted.get(0).message())
        .with(parts);
  }
}
