package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.DataSection;
import io.cltr.jobs.report.DataSection.Quarantined;
import io.cltr.jobs.report.FairnessSection;
import io.cltr.jobs.report.Headline;
import io.cltr.jobs.report.PolicySection;
import io.cltr.jobs.report.PropensitySection;
import io.cltr.jobs.report.Provenance;
import io.cltr.jobs.report.RankerSection;
import io.cltr.jobs.report.Report;
import io.cltr.log.LogSummary;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.pipeline.stage.TrainStage.GridCell;
import io.cltr.pipeline.stage.TrainStage.RankerResult;
import io.cltr.random.Hash64;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Optional;

/** Makes a report of findings. */
final class ReportBuilder {
  private ReportBuilder() {}

  static Report build(Findings findings, RunConfig config) {
    List<Value> values = findings.values().map(ValueTable::values).orElse(List.of());
    List<Comparison> comparisons =
        findings
            .values()
            .map(table -> table.comparisons(findings.baseline().orElseThrow()))
            .orElse(List.of());
    return new Report(
        Report.SCHEMA_VERSION,
        headline(findings, values, comparisons),
        Optional.of(data(findings)),
        findings
            .studied()
            .map(
                found ->
                    PropensitySection.of(found.estimate(), found.study(), found.clickModels())),
        findings.training().stream().map(ReportBuilder::ranker).toList(),
        findings.policies().stream()
            .map(ValuedPolicy::spec)
            .map(spec -> new PolicySection(spec.policyName(), spec.id(), spec.summary()))
            .toList(),
        values,
        comparisons,
        findings.valued().map(Valued::placebo).orElse(List.of()),
        findings.valued().map(Valued::calibration).orElse(List.of()),
        findings
            .fairness()
            .map(audited -> FairnessSection.of(audited.table(), audited.frontiers())),
        findings.gate(),
        provenance(findings, config));
  }

  /** The gate's comparison, in the metric and by the estimator that values list first. */
  private static Optional<Headline> headline(
      Findings findings, List<Value> values, List<Comparison> comparisons) {
    return findings
        .gate()
        .flatMap(
            gate ->
                comparisons.stream()
                    .filter(c -> c.policy().equals(gate.candidate()))
                    .filter(c -> c.baseline().equals(gate.production()))
                    .filter(c -> c.slice().equals(Slices.ALL))
                    .findFirst())
        .map(
            comparison ->
                Headline.of(
                    comparison,
                    value(values, comparison, comparison.policy()),
                    value(values, comparison, comparison.baseline()),
                    findings.gate()));
  }

  private static Value value(List<Value> values, Comparison comparison, String policy) {
    return values.stream()
        .filter(v -> v.policy().equals(policy))
        .filter(v -> v.metric().equals(comparison.metric()))
        .filter(v -> v.estimator().equals(comparison.estimator()))
        .filter(v -> v.slice().equals(comparison.slice()))
        .findFirst()
        .orElseThrow();
  }

  private static DataSection data(Findings findings) {
    LogManifest manifest = findings.manifest();
    return new DataSection(
        findings.summary(),
        findings.data().refusal(),
        findings.data().checks(),
        manifest.kinds().stream()
            .map(kind -> new DataSection.Kind(kind.kind(), kind.rows(), kind.displays()))
            .toList(),
        manifest.quarantined().stream()
            .map(
                bad ->
                    new Quarantined(
                        bad.table(), bad.reason(), bad.rows(), manifest.read(bad.table())))
            .toList(),
        findings.data().splits().entrySet().stream()
            .map(split -> new DataSection.Split(split.getKey(), split.getValue()))
            .toList());
  }

  private static RankerSection ranker(RankerResult result) {
    return RankerSection.of(
        result.name(),
        result.grid().stream().map(GridCell::ranker).toList(),
        result.grid().stream().map(GridCell::value).toList(),
        result.chosen(),
        result.trainedQueries(),
        result.heldOutQueries(),
        List.of());
  }

  private static Provenance provenance(Findings findings, RunConfig config) {
    List<LogSummary.Day> days = findings.summary().days();
    return new Provenance(
        Version.get(),
        config.seed(),
        SemanticConfig.hash(config),
        findings.manifest().inputHash(),
        Hash64.VERSION,
        days.isEmpty() ? "" : days.get(0).day(),
        Reading.lastDay(findings.summary()),
        findings.manifest().unit());
  }
}
