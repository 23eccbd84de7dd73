package io.cltr.learner;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.learner.FairPolicy.Scope;
import io.cltr.objective.Demands;
import io.cltr.objective.GroupReader;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know of groups in a training. */
record FairNotes(
    FairnessCriterion criterion,
    Scope scope,
    GroupReader reader,
    GroupEvidence evidence,
    Demands demands) {

  /** The warnings where the policy of {@code round} was kept. */
  List<String> warnings(FairJudge.Round round) {
    List<String> warnings = absent(reader);
    if (evidence.ungrouped() > 0) {
      warnings.add(
          "%d of %d documents in lists belong to no group and are in no comparison"
              .formatted(evidence.ungrouped(), evidence.documents()));
    }
    if (evidence.oneGroup() > 0) {
      warnings.add(
          "%d of %d lists hold documents of fewer than two groups; %s"
              .formatted(
                  evidence.oneGroup(),
                  evidence.lists(),
                  scope == Scope.log
                      ? "their exposure counts in that of the log"
                      : "they demand nothing"));
    }
    if (demands.count() == 0) {
      warnings.add("%s demands nothing: %s".formatted(criterion.id(), why()));
    }
    for (int m = 0; m < demands.count(); m++) {
      if (round.missed()[m] > FairJudge.TOLD) {
        warnings.add(
            "%s is missed by %.3f: %s is %.3f, demanded is %s"
                .formatted(
                    criterion.id(), round.missed()[m], demands.name(m), round.x()[m], range(m)));
      }
    }
    return warnings;
  }

  /** The warning of groups that are named, but that no candidate belongs to. */
  static List<String> absent(GroupReader reader) {
    List<String> absent = new ArrayList<>(reader.grouping().groups());
    absent.removeAll(reader.names());
    List<String> warnings = new ArrayList<>();
    if (!absent.isEmpty()) {
      warnings.add("no candidate belongs to the groups " + String.join(", ", absent));
    }
    return warnings;
  }

  private String why() {
    if (evidence.totals().totalMerit() == 0) {
      return "no document has merit";
    }
    if (scope == Scope.log) {
      return "candidates that were asked for are all of one group";
    }
    return "no query has candidates of two groups";
  }

  private String range(int m) {
    return Double.isInfinite(demands.low(m))
        ? "at most %.3f".formatted(demands.high(m))
        : "%.3f to %.3f".formatted(demands.low(m), demands.high(m));
  }
}
