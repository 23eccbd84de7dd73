package io.cltr.pipeline.artefact;

import io.cltr.change.Flips;
import io.cltr.gate.GateResult;
import io.cltr.gate.GateRule;
import io.cltr.gate.NightlySequence.Look;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import java.util.List;

/** {@code gate.json}: the verdict on a candidate, as {@link GateResult}. */
public record GateFile(
    int schemaVersion,
    Verdict verdict,
    String candidate,
    String production,
    List<GateRule> asked,
    List<RuleResult> rules,
    Flips flips,
    List<Look> looks) {
  /** Name in a run folder. */
  public static final String NAME = "gate.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 2;

  /** The stored form of {@code result}. */
  public static GateFile of(GateResult result) {
    return new GateFile(
        SCHEMA_VERSION,
        result.verdict(),
        result.candidate(),
        result.production(),
        result.asked(),
        result.rules(),
        result.flips(),
        result.looks());
  }
}
