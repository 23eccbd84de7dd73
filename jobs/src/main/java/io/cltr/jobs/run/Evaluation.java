package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.LogSummary;
import io.cltr.log.Splits.Part;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.table.ContributionTable;
import io.cltr.pipeline.table.EmbeddingTables;
import io.cltr.pipeline.table.RewardTables;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueTable;
import io.cltr.value.check.Calibration;
import io.cltr.value.check.Placebo;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The stage that values policies, and checks its values by the placebo and by the calibration of
 * its reward model.
 *
 * @param work where the table of contributions may lie
 */
record Evaluation(SparkSession spark, RunConfig config, Progress progress, String work) {

  Findings run(LogInput log, Findings findings) {
    boolean singleActions = findings.summary().oneAction();
    requireSlices(findings);
    Examination examination = Stages.examination(findings);
    List<Metric> metrics = config.values().metrics(singleActions);
    PolicyChoice choice = new PolicyChoice(config, findings);
    List<ValuedPolicy> policies = new PolicyStage(spark, config, progress).run(log, findings);
    ValuedLog valued =
        new ValuedLog(
            policies.stream().anyMatch(own -> own.spec().learned())
                ? log.part(Part.EVALUATE)
                : log.all(),
            log.all().grouped(Impression::query, new DisplaysFold()),
            log.queries(),
            examination,
            PolicyStage.influence(findings, examination));
    Valuation valuation =
        new Valuation(
            policies.stream().map(ValuedPolicy::policy).toList(),
            metrics,
            config.values().estimators(),
            new Slices(config.values().slices()),
            examination,
            config
                .values()
                .weighting(
                    singleActions,
                    findings.summary().loggers().stream().map(LogSummary.Logger::logger).toList(),
                    new PolicyStage(spark, config, progress).parts(findings),
                    path -> EmbeddingTables.of(spark, path)),
            config.values().modelling(config.seed(), path -> RewardTables.rows(spark, path)),
            config.values().intervals());
    ValueTable table =
        progress.stage(
            "evaluate",
            () -> valued.table(valuation, config.level()),
            values ->
                "%s, %s"
                    .formatted(
                        Plural.of(values.policies().size(), "policy"),
                        Plural.of(values.cells().size(), "value")));
    if (config.contributions()) {
      progress.stage(
          "contributions",
          () -> {
            ContributionTable.write(
                spark, valuation, valued.contributions(valuation), work + "/contributions");
            return table;
          },
          values -> "of every unit to every value");
    }
    ValueTable judged = contradiction(findings).map(table::distrusted).orElse(table);
    Valued found =
        checked(
            valued,
            valuation,
            findings.summary(),
            new Valued(
                policies,
                judged,
                choice.production(table.policies(), choice.candidate(policies)),
                choice.candidate(policies).orElse(""),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    return findings.withValues(
        findings.propensities().isEmpty()
            ? found
            : new CandidateStage(spark, config, progress, work)
                .run(valued, valuation, Reading.lastDay(findings.summary()), found));
  }

  /** Why no value by these propensities carries a conclusion; empty where nothing says so. */
  private static Optional<String> contradiction(Findings findings) {
    return findings.propensities().stream()
        .flatMap(estimate -> estimate.checks().stream())
        .filter(AssumptionCheck::contradicted)
        .map(
            check ->
                "the log contradicts what its propensities assume, that %s; take an estimator that"
                        .formatted(check.assumption().statement())
                    + " does not need it")
        .findFirst();
  }

  /** The placebo where there are loggers to predict, the calibration where a model was used. */
  private Valued checked(ValuedLog log, Valuation valuation, LogSummary summary, Valued found) {
    List<String> loggers =
        summary.loggers().stream()
            .filter(logger -> !logger.logger().isEmpty() && logger.untouched() > 0)
            .map(LogSummary.Logger::logger)
            .sorted()
            .toList();
    List<Placebo.Row> placebo = List.of();
    boolean examined = summary.oneAction() || config.values().useExamination();
    if (config.values().placebo() && examined && loggers.size() > 1) {
      placebo =
          progress.stage(
              "placebo",
              () -> log.placebo(loggers, valuation.weighting(), config.level()),
              rows ->
                  "%d of %s contradicted by the others' impressions"
                      .formatted(
                          rows.stream().filter(row -> !row.holds()).count(),
                          Plural.of(rows.size(), "logger")));
    }
    List<Calibration.Row> calibration =
        valuation
            .modelling()
            .filter(modelling -> examined && !modelling.byPolicy())
            .map(
                modelling ->
                    progress.stage(
                        "calibration",
                        () -> log.calibration(modelling, summary.oneAction(), valuation.metrics()),
                        rows -> Plural.of(rows.size(), "group") + " of displays"))
            .orElse(List.of());
    return new Valued(
        found.policies(),
        found.table(),
        found.baseline(),
        found.candidate(),
        placebo,
        calibration,
        found.changes(),
        found.nights());
  }

  private void requireSlices(Findings findings) {
    List<String> columns = new ArrayList<>(findings.manifest().context());
    columns.add(Slices.LOGGER);
    columns.add(Slices.TRAFFIC);
    columns.add(Slices.GROUP);
    if (findings.manifest().context().contains(Slices.GROUP)
        && config.values().slices().contains(Slices.GROUP)) {
      throw new ConfigException(
          "values.slices: 'group' names the groups of documents, but the log has a context column"
              + " 'group' as well; give the column another name in the log");
    }
    for (String slice : config.values().slices()) {
      if (!columns.contains(slice)) {
        throw new ConfigException(
            "values.slices: the log has no column '%s'%s; it has %s"
                .formatted(slice, Nearest.hint(slice, columns), columns));
      }
    }
  }
}
