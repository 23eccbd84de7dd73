package io.cltr.check;

import io.cltr.log.Occurrences;
import java.util.List;

/**
 * Impressions older than the features of their documents: features may tell what was clicked, and
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
    return "Features are newer than the impressions that they describe";
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
                    "%s are older than the features of their documents: features may hold what users"
                        + " did later, and rankers look better than they are. Log the features"
                        + " that the ranker saw.",
                    Wording.share(newerFeatures.count(), facts.log().impressions(), "impression")),
                newerFeatures.examples()));
  }
}
