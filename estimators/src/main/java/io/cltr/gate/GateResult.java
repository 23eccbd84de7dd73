package io.cltr.gate;

import java.util.List;

/**
 * The verdict on a candidate: FAIL if any rule fails, else INCONCLUSIVE if any cannot tell, else
 * PASS.
 *
 * @param candidate policy that wants to serve
 * @param production policy that serves
 */
public record GateResult(
    Verdict verdict, String candidate, String production, List<RuleResult> rules) {}
