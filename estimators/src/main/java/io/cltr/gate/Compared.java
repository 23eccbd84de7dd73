package io.cltr.gate;

import io.cltr.change.ChangeReader;
import io.cltr.change.Changes;
import java.util.function.Function;

/** Judges by the rankings of single queries, where they were compared. */
final class Compared {
  private static final double UNDEFINED = 0.1;

  private Compared() {}

  /** What {@code judge} says, or that there is nothing to judge by. */
  static RuleResult judge(
      String rule,
      String subject,
      double required,
      Limit limit,
      GateEvidence evidence,
      Function<ChangeReader, RuleResult> judge) {
    if (evidence.changes().isEmpty()) {
      return RuleResult.untold(
          rule,
          subject,
          required,
          limit,
          "The rankings of %s and %s were not compared query by query: evaluate both on one log, with gate.candidate and gate.production"
              .formatted(evidence.candidate(), evidence.production()));
    }
    Changes changes = evidence.changes().get().changes();
    double all = changes.impressions() + changes.undefined();
    if (changes.impressions() == 0 || changes.undefined() > UNDEFINED * all) {
      return RuleResult.untold(
          rule,
          subject,
          required,
          limit,
          "One of the two has no ranking for %.0f%% of the impressions: let both rank every query"
              .formatted(all == 0 ? 100 : 100 * changes.undefined() / all));
    }
    return judge.apply(evidence.changes().get());
  }
}
