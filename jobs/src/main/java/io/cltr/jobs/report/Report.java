package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import io.cltr.value.check.Calibration;
import io.cltr.value.check.Placebo;
import java.util.List;
import java.util.Optional;

/**
 * What a run found: the content of {@code report.json}, and all that the other forms are made of.
 * It holds no times and no paths, so the same inputs give the same report. Sections of stages that
 * did not run are empty.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param headline the finding in short
 * @param alarms numbers that nights before do not lead to expect, as sentences
 * @param data what was read
 * @param propensities examination by position
 * @param rankers trained rankers
 * @param policies valued policies
 * @param values estimated values, by policy, metric, estimator and slice
 * @param comparisons paired differences
 * @param placebo loggers predicted from each other
 * @param calibration of the reward model
 * @param fairness how policies treat groups of documents
 * @param gate the verdict on the candidate
 * @param provenance where the numbers come from
 */
public record Report(
    int schemaVersion,
    Optional<Headline> headline,
    List<String> alarms,
    Optional<DataSection> data,
    Optional<PropensitySection> propensities,
    List<RankerSection> rankers,
    List<PolicySection> policies,
    List<Value> values,
    List<Comparison> comparisons,
    List<Placebo.Row> placebo,
    List<Calibration.Row> calibration,
    Optional<FairnessSection> fairness,
    Optional<GateResult> gate,
    Provenance provenance) {

  /** Version of the fields of {@code report.json}; raised when a field changes its meaning. */
  public static final int SCHEMA_VERSION = 1;

  /** The slice of the whole log. */
  public static final String ALL = "all";

  /** Without alarms. */
  public Report(
      int schemaVersion,
      Optional<Headline> headline,
      Optional<DataSection> data,
      Optional<PropensitySection> propensities,
      List<RankerSection> rankers,
      List<PolicySection> policies,
      List<Value> values,
      List<Comparison> comparisons,
      List<Placebo.Row> placebo,
      List<Calibration.Row> calibration,
      Optional<FairnessSection> fairness,
      Optional<GateResult> gate,
      Provenance provenance) {
    this(
        schemaVersion,
        headline,
        List.of(),
        data,
        propensities,
        rankers,
        policies,
        values,
        comparisons,
        placebo,
        calibration,
        fairness,
        gate,
        provenance);
  }

  /** Copies the lists. */
  public Report {
    alarms = List.copyOf(alarms);
    rankers = List.copyOf(rankers);
    policies = List.copyOf(policies);
    values = List.copyOf(values);
    comparisons = List.copyOf(comparisons);
    placebo = List.copyOf(placebo);
    calibration = List.copyOf(calibration);
  }

  /** The same report with {@code sentences} as its alarms. */
  public Report withAlarms(List<String> sentences) {
    return new Report(
        schemaVersion,
        headline,
        sentences,
        data,
        propensities,
        rankers,
        policies,
        values,
        comparisons,
        placebo,
        calibration,
        fairness,
        gate,
        provenance);
  }
}
