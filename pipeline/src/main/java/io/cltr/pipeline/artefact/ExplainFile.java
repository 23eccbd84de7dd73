package io.cltr.pipeline.artefact;

import java.util.List;

/**
 * {@code explain.json}: what moves the scores of a model.
 *
 * @param input hash of the candidates
 * @param candidates their number
 * @param explained how many of them were explained
 * @param against the model beside it; null where there is none
 * @param features in the order of the table
 * @param pair why one document is above another; null where it was not asked
 */
public record ExplainFile(
    int schemaVersion,
    String input,
    long candidates,
    long explained,
    Explained model,
    Explained against,
    List<Feature> features,
    Pair pair) {
  /** Name in a run folder. */
  public static final String NAME = "explain.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * A model.
   *
   * @param method how contributions were found
   * @param base what is expected of a document of which nothing is known
   */
  public record Explained(ModelUse use, String method, double base) {}

  /**
   * A feature.
   *
   * @param importance mean |contribution|
   * @param rank by importance, from 1
   * @param noise mean standard error of a contribution; 0 where exact
   * @param againstImportance likewise, of the model beside it; null without one
   * @param againstRank null without one
   */
  public record Feature(
      String name,
      double importance,
      int rank,
      double noise,
      Double againstImportance,
      Integer againstRank) {}

  /**
   * Two documents of a query.
   *
   * @param aboveScore score of {@code above}
   * @param belowScore score of {@code below}
   */
  public record Pair(
      String query,
      String above,
      String below,
      double aboveScore,
      double belowScore,
      List<Part> features) {
    /** By how much the first scores higher. */
    public double gap() {
      return aboveScore - belowScore;
    }
  }

  /**
   * What a feature adds to the difference of two scores.
   *
   * @param aboveValue of the feature
   * @param belowValue of the feature
   * @param difference of its contributions; all of them sum to that of the scores
   */
  public record Part(String name, double aboveValue, double belowValue, double difference) {}
}
