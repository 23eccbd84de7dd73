package io.cltr.jobs.report;

import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one slice adds to the difference of the candidate to production.
 *
 * @param column what tells the slice
 * @param name the slice's value of it
 * @param production what production is worth in the slice
 * @param comparison the candidate's difference in the slice
 */
record SliceEffect(String column, String name, Value production, Comparison comparison) {
  /** Every slice of the candidate and production in {@code metric}, by the primary estimator. */
  static List<SliceEffect> of(Evidence evidence, String metric) {
    List<SliceEffect> effects = new ArrayList<>();
    for (String slice : evidence.slices()) {
      int end = slice.indexOf('=');
      Optional<Value> production = production(evidence, metric, slice);
      Optional<Comparison> comparison = comparison(evidence, metric, slice);
      if (end > 0 && production.isPresent() && comparison.isPresent()) {
        effects.add(
            new SliceEffect(
                slice.substring(0, end),
                slice.substring(end + 1),
                production.get(),
                comparison.get()));
      }
    }
    return effects;
  }

  /** The candidate's difference in {@code slice}. */
  static Optional<Comparison> comparison(Evidence evidence, String metric, String slice) {
    return evidence.rows(metric, evidence.primary(), slice).stream()
        .filter(row -> evidence.candidate().filter(row.value().policy()::equals).isPresent())
        .flatMap(row -> row.comparison().stream())
        .findFirst();
  }

  private static Optional<Value> production(Evidence evidence, String metric, String slice) {
    return evidence.rows(metric, evidence.primary(), slice).stream()
        .map(Evidence.Row::value)
        .filter(value -> evidence.production().filter(value.policy()::equals).isPresent())
        .findFirst();
  }

  /** The slice's share of the difference: of exclusive slices these add up to the whole. */
  double contribution() {
    return comparison.share() * comparison.difference();
  }

  double low() {
    return comparison.share() * comparison.low();
  }

  double high() {
    return comparison.share() * comparison.high();
  }
}
