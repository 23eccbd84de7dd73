package io.cltr.jobs.run;

import io.cltr.gate.GateResult;
import io.cltr.log.LogSummary;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.pipeline.stage.TrainStage.RankerResult;
import io.cltr.policy.PolicySpec;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.value.ValueTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the stages of a run found; empty for stages that did not run.
 *
 * @param splits units by part
 * @param baseline the policy that values are compared with
 */
public record Findings(
    LogManifest manifest,
    LogSummary summary,
    SortedMap<String, Long> splits,
    Optional<PropensityEstimate> propensities,
    List<RankerResult> rankers,
    List<PolicySpec> policies,
    Optional<ValueTable> values,
    Optional<String> baseline,
    Optional<GateResult> gate) {

  /** What reading a log finds. */
  public static Findings of(
      LogManifest manifest, LogSummary summary, SortedMap<String, Long> splits) {
    return new Findings(
        manifest,
        summary,
        splits,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Findings withPropensities(PropensityEstimate estimate) {
    return new Findings(
        manifest,
        summary,
        splits,
        Optional.of(estimate),
        rankers,
        policies,
        values,
        baseline,
        gate);
  }

  Findings withRankers(List<RankerResult> trained) {
    return new Findings(
        manifest, summary, splits, propensities, trained, policies, values, baseline, gate);
  }

  Findings withValues(List<PolicySpec> valued, ValueTable table, String compared) {
    return new Findings(
        manifest,
        summary,
        splits,
        propensities,
        rankers,
        valued,
        Optional.of(table),
        Optional.of(compared),
        gate);
  }

  Findings withGate(GateResult verdict) {
    return new Findings(
        manifest,
        summary,
        splits,
        propensities,
        rankers,
        policies,
        values,
        baseline,
        Optional.of(verdict));
  }
}
