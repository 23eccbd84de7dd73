package io.cltr.gate;

import io.cltr.change.Flips;
import io.cltr.gate.NightlySequence.Look;
import java.util.List;

/**
 * The verdict on a candidate: FAIL if any rule fails, else INCONCLUSIVE if any cannot tell, else
 * PASS.
 *
 * @param candidate policy that wants to serve
 * @param production policy that serves
 * @param asked the rules, with their parameters
 * @param rules what each found, in the same order
 * @param flips queries that get better and worse; null where rankings were not compared
 * @param looks where the bounds of the nightly sequence stood after each night
 */
public record GateResult(
    Verdict verdict,
    String candidate,
    String production,
    List<GateRule> asked,
    List<RuleResult> rules,
    Flips flips,
    List<Look> looks) {}
