package io.cltr.pipeline.artefact;

import io.cltr.pipeline.assemble.LogManifest;
import java.util.List;

/**
 * {@code scores.json}: what was scored.
 *
 * @param input hash of the candidates and keys
 * @param model that ranked, or that the policy needs; null for a policy without one
 * @param policy that ranked; null where a model did by itself
 * @param depth best documents of each query; 0 for all
 * @param keys rows of the table of keys, equal ones once; 0 without one
 * @param rankings how many: one of each query, or one for each of {@code keys}
 * @param rows of the rankings
 * @param features of the candidates beside those that the model was trained on; none without one
 * @param quarantined rows that have no rank, by reason
 */
public record ScoreFile(
    int schemaVersion,
    String input,
    ModelUse model,
    PolicyUse policy,
    int depth,
    long queries,
    long candidates,
    long keys,
    long rankings,
    long rows,
    List<FeatureUse> features,
    List<LogManifest.BadRows> quarantined,
    List<String> warnings) {
  /** Name in a run folder. */
  public static final String NAME = "scores.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * A feature at scoring.
   *
   * @param low smallest value
   * @param high largest
   * @param trainedLow smallest value in training
   * @param trainedHigh largest
   * @param below candidates below the range of training
   * @param above candidates above it
   */
  public record FeatureUse(
      String name,
      double low,
      double high,
      double trainedLow,
      double trainedHigh,
      long below,
      long above) {}
}
