package io.cltr.pipeline.artefact;

import io.cltr.value.ValueTable;

/**
 * {@code values.json}: every value with its influence by unit bucket, from which differences, lifts
 * and verdicts follow without another pass over the log.
 */
public record ValueFile(int schemaVersion, ValueTable table) {
  /** Name in a run folder. */
  public static final String NAME = "values.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  /** The stored form of {@code table}. */
  public static ValueFile of(ValueTable table) {
    return new ValueFile(SCHEMA_VERSION, table);
  }
}
