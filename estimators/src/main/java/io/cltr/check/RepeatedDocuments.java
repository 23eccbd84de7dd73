package io.cltr.check;

import io.cltr.log.Occurrences;
import java.util.List;

/** Impressions that show a document more than once: each is a display of its own. */
public record RepeatedDocuments(Level level) implements LogCheck {
  /** An info. */
  public RepeatedDocuments() {
    this(Level.info);
  }

  @Override
  public String id() {
    return "repeated-documents";
  }

  @Override
  public String summary() {
    return "Impressions show a document more than once";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    Occurrences repeatedDocuments = facts.counters().repeatedDocuments();
    return repeatedDocuments.count() == 0
        ? List.of()
        : List.of(
            found(
                repeatedDocuments.count(),
                Wording.of(
                    "%s show a document more than once: each is a display of its own, and a click"
                        + " without position goes to the topmost. Log positions with clicks.",
                    Wording.share(
                        repeatedDocuments.count(), facts.log().impressions(), "impression")),
                repeatedDocuments.examples()));
  }
}
