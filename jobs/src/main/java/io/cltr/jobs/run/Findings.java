package io.cltr.jobs.run;

import io.cltr.gate.GateResult;
import io.cltr.log.LogSummary;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.pipeline.stage.TrainStage.RankerResult;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.value.Calibration;
import io.cltr.value.Placebo;
import io.cltr.value.ValueTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the stages of a run found; empty for stages that did not run.
 *
 * @param studied examination by position
 * @param training how rankers were trained and chosen
 * @param models trained rankers by name, of this run or an earlier one
 * @param baseline the policy that values are compared with
 * @param placebo each logger predicted from the others
 * @param calibration of the reward model, where one was used
 */
public record Findings(
    LogData data,
    Optional<StudiedPropensities> studied,
    List<RankerResult> training,
    SortedMap<String, ModelFile> models,
    List<ValuedPolicy> policies,
    Optional<ValueTable> values,
    Optional<String> baseline,
    Optional<GateResult> gate,
    List<Placebo.Row> placebo,
    List<Calibration.Row> calibration) {

  /** A policy, as it was described and as it is. */
  public record ValuedPolicy(PolicySpec spec, Policy policy) {}

  /** What reading a log finds. */
  static Findings of(LogData data) {
    return new Findings(
        data,
        Optional.empty(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** What the log holds. */
  public LogManifest manifest() {
    return data.manifest();
  }

  /** The counts of the log. */
  public LogSummary summary() {
    return data.summary();
  }

  /** Examination by position. */
  public Optional<PropensityEstimate> propensities() {
    return studied.map(StudiedPropensities::estimate);
  }

  Findings withPropensities(StudiedPropensities found) {
    return new Findings(
        data,
        Optional.of(found),
        training,
        models,
        policies,
        values,
        baseline,
        gate,
        placebo,
        calibration);
  }

  Findings withTraining(List<RankerResult> results) {
    return new Findings(
        data, studied, results, models, policies, values, baseline, gate, placebo, calibration);
  }

  Findings withModels(SortedMap<String, ModelFile> rankers) {
    return new Findings(
        data, studied, training, rankers, policies, values, baseline, gate, placebo, calibration);
  }

  Findings withValues(List<ValuedPolicy> valued, ValueTable table, String compared) {
    return new Findings(
        data,
        studied,
        training,
        models,
        valued,
        Optional.of(table),
        Optional.of(compared),
        gate,
        placebo,
        calibration);
  }

  Findings withChecksOfValues(List<Placebo.Row> placebos, List<Calibration.Row> calibrations) {
    return new Findings(
        data, studied, training, models, policies, values, baseline, gate, placebos, calibrations);
  }

  Findings withGate(GateResult verdict) {
    return new Findings(
        data,
        studied,
        training,
        models,
        policies,
        values,
        baseline,
        Optional.of(verdict),
        placebo,
        calibration);
  }
}
