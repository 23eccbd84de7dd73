package io.cltr.log;

import io.cltr.fold.Layout;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;

/**
 * One ranking, shown once. The arrays run over what was shown, in order of position, and must not
 * be changed.
 *
 * @param id unique in the log
 * @param unit the unit of resampling (user, session or query)
 * @param bucket {@link Units#bucket} of the unit
 * @param query what was asked
 * @param logger the ranker that produced the ranking; "" where the log does not say
 * @param shownAt microseconds since 1970, UTC; 0 where the log does not say
 * @param randomization what was done to the ranking at random ("swap-3", "shuffle-10"); "" if
 *     nothing
 * @param context context columns by name (device, surface, …)
 * @param weight how many impressions of the full log this one stands for: 1/P(kept) in a
 *     downsampled log, else 1; positive and finite
 * @param documents ids of the shown documents
 * @param positions their 1-based positions, increasing
 * @param clicks 1 where clicked, else 0
 * @param rewards reward of the click, 0 where not clicked
 * @param loggingProbabilities probability with which the logger showed the document at its
 *     position, in (0, 1]; empty where the log does not say
 * @param cascadeProbabilities probability with which it showed this and all above it, in (0, 1];
 *     empty where the log does not say
 * @param slateProbability probability with which it showed all of it, in (0, 1]; 0 where the log
 *     does not say
 */
public record Impression(
    String id,
    String unit,
    int bucket,
    String query,
    String logger,
    long shownAt,
    String randomization,
    Map<String, String> context,
    double weight,
    String[] documents,
    int[] positions,
    double[] clicks,
    double[] rewards,
    double[] loggingProbabilities,
    double[] cascadeProbabilities,
    double slateProbability)
    implements Serializable {

  /** By unit bucket, then unit, time and id. */
  public static final Layout<Impression> LAYOUT = new UnitLayout();

  /** Checks that the arrays agree in length, and the weight's range. */
  public Impression {
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(
          "impression %s: weight %s, must be above 0 and finite".formatted(id, weight));
    }
    int n = documents.length;
    if (positions.length != n || clicks.length != n || rewards.length != n) {
      throw new IllegalArgumentException(
          "impression %s: %d documents, %d positions, %d clicks, %d rewards"
              .formatted(id, n, positions.length, clicks.length, rewards.length));
    }
    if (loggingProbabilities.length != 0 && loggingProbabilities.length != n) {
      throw new IllegalArgumentException(
          "impression %s: %d documents, %d logging probabilities"
              .formatted(id, n, loggingProbabilities.length));
    }
    if (cascadeProbabilities.length != 0 && cascadeProbabilities.length != n) {
      throw new IllegalArgumentException(
          "impression %s: %d documents, %d cascade probabilities"
              .formatted(id, n, cascadeProbabilities.length));
    }
    if (slateProbability == 0 && cascadeProbabilities.length > 0) {
      slateProbability = cascadeProbabilities[n - 1];
    }
  }

  /** An impression of a log that tells no probabilities of whole rankings. */
  public Impression(
      String id,
      String unit,
      int bucket,
      String query,
      String logger,
      long shownAt,
      String randomization,
      Map<String, String> context,
      double weight,
      String[] documents,
      int[] positions,
      double[] clicks,
      double[] rewards,
      double[] loggingProbabilities) {
    this(
        id,
        unit,
        bucket,
        query,
        logger,
        shownAt,
        randomization,
        context,
        weight,
        documents,
        positions,
        clicks,
        rewards,
        loggingProbabilities,
        new double[0],
        0);
  }

  /** The same, of a log that is not downsampled: its weight is 1. */
  public Impression(
      String id,
      String unit,
      int bucket,
      String query,
      String logger,
      long shownAt,
      String randomization,
      Map<String, String> context,
      String[] documents,
      int[] positions,
      double[] clicks,
      double[] rewards,
      double[] loggingProbabilities) {
    this(
        id,
        unit,
        bucket,
        query,
        logger,
        shownAt,
        randomization,
        context,
        1,
        documents,
        positions,
        clicks,
        rewards,
        loggingProbabilities);
  }

  /** The same impression, standing for {@code newWeight} impressions of the full log. */
  public Impression withWeight(double newWeight) {
    return with(newWeight, rewards, loggingProbabilities);
  }

  /** The same impression with other logging probabilities, one per document. */
  public Impression withLoggingProbabilities(double[] probabilities) {
    return with(weight, rewards, probabilities);
  }

  /**
   * The same impression with the probabilities of showing each document with all above it, and all
   * of it.
   */
  public Impression withSlateProbabilities(double[] cascade, double slate) {
    return new Impression(
        id,
        unit,
        bucket,
        query,
        logger,
        shownAt,
        randomization,
        context,
        weight,
        documents,
        positions,
        clicks,
        rewards,
        loggingProbabilities,
        cascade,
        slate);
  }

  /** The same impression, a click worth 1 and nothing else anything. */
  public Impression rewardingClicks() {
    return with(weight, clicks, loggingProbabilities);
  }

  /** The same impression with other context columns. */
  public Impression withContext(Map<String, String> columns) {
    return new Impression(
        id,
        unit,
        bucket,
        query,
        logger,
        shownAt,
        randomization,
        columns,
        weight,
        documents,
        positions,
        clicks,
        rewards,
        loggingProbabilities,
        cascadeProbabilities,
        slateProbability);
  }

  private Impression with(double newWeight, double[] newRewards, double[] newProbabilities) {
    return new Impression(
        id,
        unit,
        bucket,
        query,
        logger,
        shownAt,
        randomization,
        context,
        newWeight,
        documents,
        positions,
        clicks,
        newRewards,
        newProbabilities,
        cascadeProbabilities,
        slateProbability);
  }

  /** Whether the ranking is the logger's own, not changed at random. */
  public boolean untouched() {
    return randomization.isEmpty();
  }

  /** Number of shown documents. */
  public int size() {
    return documents.length;
  }

  /** Number of clicked displays. */
  public int clicked() {
    int clicked = 0;
    for (double click : clicks) {
      clicked += click > 0 ? 1 : 0;
    }
    return clicked;
  }

  /** Rank of the last clicked display, from 0; −1 without a click. */
  public int lastClicked() {
    int last = clicks.length - 1;
    while (last >= 0 && !(clicks[last] > 0)) {
      last--;
    }
    return last;
  }

  private record UnitLayout() implements Layout<Impression> {
    @Override
    public int block(Impression item) {
      return item.bucket();
    }

    @Override
    public Comparator<Impression> order() {
      return Comparator.comparing(Impression::unit)
          .thenComparingLong(Impression::shownAt)
          .thenComparing(Impression::id);
    }
  }
}
