package io.cltr.pipeline.artefact;

import io.cltr.value.ValueTable;

/**
 * {@code values.json}: every value with its influence by unit bucket, from which differences, lifts
 * and verdicts follow without another pass over the log.
 *
 * @param input hash of the rows that were valued
 * @param candidate policy that the run judged; "" where it judged none
 * @param production policy that values are compared with
 */
public record ValueFile(
    int schemaVersion, String input, String candidate, String production, ValueTable table) {
  /** Name in a run folder. */
  public static final String NAME = "values.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 2;
}
