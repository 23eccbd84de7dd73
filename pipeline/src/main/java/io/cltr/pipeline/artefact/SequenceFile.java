package io.cltr.pipeline.artefact;

import io.cltr.gate.JudgedNights;

/**
 * {@code sequence.json}: what this run and the nights before it say of the same candidate.
 *
 * @param nights this one last, its run named ""
 */
public record SequenceFile(int schemaVersion, JudgedNights nights) {
  /** Name in a run folder. */
  public static final String NAME = "sequence.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;
}
