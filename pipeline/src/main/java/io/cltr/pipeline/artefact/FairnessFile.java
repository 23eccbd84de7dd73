package io.cltr.pipeline.artefact;

import io.cltr.fairness.Grouping;
import io.cltr.gate.FairnessReading;
import java.util.List;

/**
 * {@code fairness.json}: how policies treat groups, as a gate reads it.
 *
 * @param input hash of the log's rows
 * @param grouping who was compared
 */
public record FairnessFile(
    int schemaVersion, String input, Grouping grouping, List<FairnessReading> readings) {
  /** Name in a run folder. */
  public static final String NAME = "fairness.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;
}
