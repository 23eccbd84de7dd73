package io.cltr.testing;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import java.util.Map;

/** Impressions for tests. */
public final class Logs {
  private Logs() {}

  /** An untouched impression of {@code documents} at positions 1, 2, …, with rewards = clicks. */
  public static Impression impression(
      String id, String unit, String query, String logger, String[] documents, double[] clicks) {
    int[] positions = new int[documents.length];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = k + 1;
    }
    return new Impression(
        id,
        unit,
        Units.bucket(unit),
        query,
        logger,
        0,
        "",
        Map.of(),
        documents,
        positions,
        clicks,
        clicks,
        new double[0]);
  }

  /** The same impression with other clicks, and with rewards like them. */
  public static Impression clicked(Impression one, double[] clicks) {
    return new Impression(
        one.id(),
        one.unit(),
        one.bucket(),
        one.query(),
        one.logger(),
        one.shownAt(),
        one.randomization(),
        one.context(),
        one.weight(),
        one.documents(),
        one.positions(),
        clicks,
        clicks,
        one.loggingProbabilities());
  }

  /** The same impression with what was done to it at random. */
  public static Impression marked(String randomization, Impression one) {
    return new Impression(
        one.id(),
        one.unit(),
        one.bucket(),
        one.query(),
        one.logger(),
        one.shownAt(),
        randomization,
        one.context(),
        one.weight(),
        one.documents(),
        one.positions(),
        one.clicks(),
        one.rewards(),
        one.loggingProbabilities());
  }

  /** The same impression in a context of one column; of none where {@code value} is empty. */
  public static Impression inContext(String column, String value, Impression one) {
    return new Impression(
        one.id(),
        one.unit(),
        one.bucket(),
        one.query(),
        one.logger(),
        one.shownAt(),
        one.randomization(),
        value.isEmpty() ? Map.of() : Map.of(column, value),
        one.weight(),
        one.documents(),
        one.positions(),
        one.clicks(),
        one.rewards(),
        one.loggingProbabilities());
  }
}
