package io.cltr.pipeline.artefact;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import java.util.List;

/** {@code gate.json}: the verdict on a candidate. */
public record GateFile(
    int schemaVersion,
    Verdict verdict,
    String candidate,
    String production,
    List<RuleResult> rules) {
  /** Name in a run folder. */
  public static final String NAME = "gate.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  /** The stored form of {@code result}. */
  public static GateFile of(GateResult result) {
    return new GateFile(
        SCHEMA_VERSION, result.verdict(), result.candidate(), result.production(), result.rules());
  }
}
