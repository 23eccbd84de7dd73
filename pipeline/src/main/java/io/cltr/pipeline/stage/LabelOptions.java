package io.cltr.pipeline.stage;

import io.cltr.log.ConfigException;
import io.cltr.propensity.relevance.Relevance;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How debiased labels are made.
 *
 * @param write whether the run folder keeps them
 * @param grades thresholds on γ̂, rising; a grade is the number of them that γ̂ reaches
 * @param strength displays of the base rate that are added to every document
 */
public record LabelOptions(boolean write, List<Double> grades, double strength)
    implements Serializable {
  /** None; where they are asked for, grades 0 to 4. */
  public LabelOptions() {
    this(false, List.of(0.1, 0.3, 0.5, 0.7), Relevance.STRENGTH);
  }

  /** Checks the ranges. */
  public LabelOptions {
    grades = List.copyOf(grades);
    List<Double> found = grades;
    boolean rise = IntStream.range(1, grades.size()).allMatch(i -> found.get(i - 1) < found.get(i));
    if (grades.isEmpty() || !rise || !grades.stream().allMatch(t -> t > 0 && t < 1)) {
      throw new ConfigException(
          "labels.grades: found %s, allowed are rising thresholds between 0 and 1, such as [0.1, 0.3, 0.5, 0.7]"
              .formatted(grades));
    }
    if (!(strength > 0 && Double.isFinite(strength))) {
      throw new ConfigException(
          "labels.strength: found %s, allowed is a number of displays above 0".formatted(strength));
    }
  }

  /** The grade of {@code relevance}. */
  public int grade(double relevance) {
    return (int) grades.stream().filter(threshold -> threshold <= relevance).count();
  }
}
