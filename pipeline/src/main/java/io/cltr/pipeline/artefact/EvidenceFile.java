package io.cltr.pipeline.artefact;

import io.cltr.change.Changes;
import io.cltr.gate.LogEvidence;

/**
 * {@code evidence.json}: what a gate looks at beside the values, so that a verdict needs no log.
 *
 * @param changes between the rankings of the run's candidate and production; null where they were
 *     not compared
 * @param log what is known of the log
 */
public record EvidenceFile(int schemaVersion, Changes changes, LogEvidence log) {
  /** Name in a run folder. */
  public static final String NAME = "evidence.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;
}
