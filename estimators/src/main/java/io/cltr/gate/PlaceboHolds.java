package io.cltr.gate;

import io.cltr.gate.RuleResult.Part;
import io.cltr.value.check.Placebo;
import java.util.ArrayList;
import java.util.List;

/**
 * The log predicts what it knows: each logger's own value from the other loggers' impressions.
 * Where it does not, values of policies that differ from the loggers may be off as much, and the
 * rule is INCONCLUSIVE, never FAIL; as where there is one logger alone.
 *
 * @param most loggers whose prediction may be off
 */
public record PlaceboHolds(int most) implements GateRule {

  /** None. */
  public PlaceboHolds() {
    this(0);
  }

  /** Checks the range. */
  public PlaceboHolds {
    Parameters.atLeastZero("placebo", "most", most);
  }

  @Override
  public String id() {
    return "placebo";
  }

  @Override
  public String summary() {
    return "Loggers are predicted from each other's impressions as they were";
  }

  @Override
  public String source() {
    return "Rosenbaum 2002 (known effects); docs/methods.md";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "loggers whose prediction is off";
    List<Placebo.Row> rows = evidence.log().placebo();
    if (rows.isEmpty()) {
      return RuleResult.untold(
          id(),
          subject,
          most,
          Limit.AT_MOST,
          "No logger could be predicted from another: let two serve, and set values.placebo");
    }
    List<Part> parts = new ArrayList<>();
    for (Placebo.Row row : rows) {
      parts.add(
          new Part(
              row.logger(),
              row.holds() ? Verdict.PASS : Verdict.INCONCLUSIVE,
              row.difference(),
              0,
              row.low(),
              row.high(),
              Double.NaN,
              Double.NaN));
    }
    long off = rows.stream().filter(row -> !row.holds()).count();
    String names = Parts.names(parts, Verdict.INCONCLUSIVE);
    return RuleResult.exact(
            id(),
            off <= most ? Verdict.PASS : Verdict.INCONCLUSIVE,
            subject,
            (double) off,
            most,
            Limit.AT_MOST,
            "loggers",
            off == 0
                ? "Each of %d loggers is predicted from the others as it was".formatted(rows.size())
                : "The log predicts %s wrongly from the others, and may predict the candidate wrongly"
                    .formatted(names))
        .with(parts);
  }
}
