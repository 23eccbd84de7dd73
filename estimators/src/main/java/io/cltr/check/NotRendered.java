package io.cltr.check;

import io.cltr.log.Occurrences;
import java.util.List;

/** Displays that were left out because nobody can have seen them. */
public record NotRendered(Level level) implements LogCheck {
  /** An info. */
  public NotRendered() {
    this(Level.info);
  }

  @Override
  public String id() {
    return "not-rendered";
  }

  @Override
  public String summary() {
    return "Displays left out because they were not rendered";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    Occurrences notRendered = facts.counters().notRendered();
    return notRendered.count() == 0
        ? List.of()
        : List.of(
            found(
                notRendered.count(),
                Wording.of(
                    "%s were not rendered and are left out: nobody can have seen them. Where that"
                        + " is most of them, check the column rendered or rendered_depth.",
                    Wording.share(
                        notRendered.count(),
                        facts.log().displays() + notRendered.count(),
                        "display")),
                notRendered.examples()));
  }
}
