package io.cltr.pipeline.artefact;

import io.cltr.pipeline.assemble.LogManifest;
import java.util.List;

/**
 * {@code scores.json}: what was scored.
 *
 * @param input hash of the candidates
 * @param depth best documents of each query; 0 for all
 * @param rows of the rankings
 * @param features of the candidates beside those that the model was trained on
 * @param quarantined rows that have no rank, by reason
 */
public record ScoreFile(
    int schemaVersion,
    String input,
    ModelUse model,
    int depth,
    long queries,
    long candidates,
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
