package io.cltr.check;

import io.cltr.log.Occurrences;
import java.util.List;

/**
 * Features newer than the first display of their document: they may tell what was clicked, and
 * rankers trained on them look better than they are.
 */
public record NewerFeatures(Level level) implements LogCheck {
  /** A warning. */
  public NewerFeatures() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "newer-features";
  }

  @Override
  public String summary() {
    return "Features that are newer than the first display of their document";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    Occurrences newerFeatures = facts.counters().newerFeatures();
    return newerFeatures.count() == 0
        ? List.of()
        : List.of(
            found(
                newerFeatures.count(),
                Wording.of(
                    "%s of features %s newer than the first display of the document for the query:"
                        + " they may hold what users did later, and rankers look better than they"
                        + " are. Log the features that the ranker saw.",
                    Wording.count(newerFeatures.count(), "row"),
                    newerFeatures.count() == 1 ? "is" : "are"),
                newerFeatures.examples()));
  }
}
