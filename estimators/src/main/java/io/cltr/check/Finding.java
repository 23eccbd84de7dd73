package io.cltr.check;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param check id of the check
 * @param count how many rows, impressions, days, loggers or units show it
 * @param message what was found, what is usual or allowed, and what to do
 * @param examples a few of them, each with what it shows
 */
public record Finding(String check, Level level, long count, String message, List<String> examples)
    implements Serializable {

  /** Copies the list. */
  public Finding {
    examples = List.copyOf(examples);
  }

  /** The message, with the examples in a sentence of their own. */
  public String text() {
    return examples.isEmpty()
        ? message
        : message + examples.stream().collect(Collectors.joining("; ", " For example: ", "."));
  }
}
