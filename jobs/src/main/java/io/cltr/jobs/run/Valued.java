package io.cltr.jobs.run;

import io.cltr.change.Changes;
import io.cltr.gate.JudgedNights;
import io.cltr.value.ValueTable;
import io.cltr.value.check.Calibration;
import io.cltr.value.check.Placebo;
import java.util.List;
import java.util.Optional;

/**
 * Policies and their values, with what checks them.
 *
 * @param baseline the policy that values are compared with
 * @param candidate the policy that the gate judges; "" where there is none
 * @param placebo each logger predicted from the others
 * @param calibration of the reward model, where one was used
 * @param changes between the rankings of candidate and baseline; empty where there are none
 * @param nights what this and earlier nights say of the candidate; empty without history
 */
public record Valued(
    List<ValuedPolicy> policies,
    ValueTable table,
    String baseline,
    String candidate,
    List<Placebo.Row> placebo,
    List<Calibration.Row> calibration,
    Optional<Changes> changes,
    Optional<JudgedNights> nights) {

  /** The policy called {@code name}. */
  ValuedPolicy policy(String name) {
    return policies.stream()
        .filter(valued -> valued.policy().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
