package io.cltr.log;

import java.io.Serializable;
import java.util.List;

/**
 * How often something occurred, and where.
 *
 * @param examples ids of a few that show it
 */
public record Occurrences(long count, List<String> examples) implements Serializable {
  /** Examples that a fold keeps: those of the smallest ids. */
  static final int KEPT = 3;

  /** It did not occur. */
  public static final Occurrences NONE = new Occurrences(0, List.of());

  /** Copies the list. */
  public Occurrences {
    examples = List.copyOf(examples);
  }
}
