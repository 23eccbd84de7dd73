package io.cltr.bench;

import java.util.List;

/**
 * What one method made of one log, and what it is worth in one measure.
 *
 * @param subject name of the method
 * @param measure in what
 * @param parts worth by part of the truth, such as by test query; their mean is what it is worth.
 *     Empty where there is nothing
 * @param made what was made, in words, such as the hyper-parameters that were chosen; "" for
 *     nothing to say
 * @param warnings number of warnings
 * @param failure why nothing was made; "" where something was
 */
public record Outcome(
    String subject, String measure, List<Double> parts, String made, int warnings, String failure) {

  /** Copies the list. */
  public Outcome {
    parts = List.copyOf(parts);
  }

  static Outcome failed(String subject, String measure, String why) {
    return new Outcome(subject, measure, List.of(), "", 0, why);
  }

  /** Whether something was made. */
  public boolean succeeded() {
    return failure.isEmpty();
  }

  /** Mean of the parts. */
  public double worth() {
    return parts.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
