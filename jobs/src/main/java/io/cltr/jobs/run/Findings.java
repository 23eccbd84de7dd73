package io.cltr.jobs.run;

import io.cltr.gate.GateResult;
import io.cltr.log.LogSummary;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.pipeline.stage.TrainStage.RankerResult;
import io.cltr.propensity.PropensityEstimate;
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
 * @param valued policies and their values
 * @param gate the verdict on the candidate
 */
public record Findings(
    LogData data,
    Optional<StudiedPropensities> studied,
    List<RankerResult> training,
    SortedMap<String, StoredModel> models,
    Optional<Valued> valued,
    Optional<Audited> fairness,
    Optional<GateResult> gate) {

  /** What reading a log finds. */
  static Findings of(LogData data) {
    return new Findings(
        data,
        Optional.empty(),
        List.of(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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

  /** Their values. */
  public Optional<ValueTable> values() {
    return valued.map(Valued::table);
  }

  /** The policy that values are compared with. */
  public Optional<String> baseline() {
    return valued.map(Valued::baseline);
  }

  /** The policies that were valued or audited. */
  public List<ValuedPolicy> policies() {
    return valued.map(Valued::policies).or(() -> fairness.map(Audited::policies)).orElse(List.of());
  }

  Findings withPropensities(StudiedPropensities found) {
    return new Findings(data, Optional.of(found), training, models, valued, fairness, gate);
  }

  Findings withTraining(List<RankerResult> results) {
    return new Findings(data, studied, results, models, valued, fairness, gate);
  }

  Findings withModels(SortedMap<String, StoredModel> rankers) {
    return new Findings(data, studied, training, rankers, valued, fairness, gate);
  }

  Findings withValues(Valued found) {
    return new Findings(data, studied, training, models, Optional.of(found), fairness, gate);
  }

  Findings withFairness(Audited found) {
    return new Findings(data, studied, training, models, valued, Optional.of(found), gate);
  }

  Findings withGate(GateResult verdict) {
    return new Findings(data, studied, training, models, valued, fairness, Optional.of(verdict));
  }
}
