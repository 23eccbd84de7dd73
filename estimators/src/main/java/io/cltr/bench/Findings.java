package io.cltr.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What methods said of one log, and what they made of it.
 *
 * @param observations estimates beside the truth
 * @param outcomes what was made is worth
 */
public record Findings(List<Observation> observations, List<Outcome> outcomes) {
  /** Nothing. */
  static final Findings NONE = new Findings(List.of(), List.of());

  /** Copies the lists. */
  public Findings {
    observations = List.copyOf(observations);
    outcomes = List.copyOf(outcomes);
  }

  /** These, then {@code others}. */
  Findings and(Findings others) {
    return new Findings(
        Stream.concat(observations.stream(), others.observations.stream()).toList(),
        Stream.concat(outcomes.stream(), others.outcomes.stream()).toList());
  }
}
