package io.cltr.jobs.run;

import io.cltr.change.Changes;
import io.cltr.change.PolicyChange;
import io.cltr.gate.JudgedNights;
import io.cltr.jobs.config.RunConfig;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.Valuation;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What is found out about the candidate alone: what it changes query by query, and what the nights
 * before said of it.
 *
 * @param work where the table of counted units may lie
 */
record CandidateStage(SparkSession spark, RunConfig config, Progress progress, String work) {

  Valued run(ValuedLog log, Valuation valuation, String lastDay, Valued found) {
    if (!found.table().policies().contains(found.candidate())
        || found.candidate().equals(found.baseline())) {
      return found;
    }
    Optional<Changes> changes =
        valuation.metrics().stream()
            .filter(metric -> metric.ofClicks() && !metric.ofSatisfaction())
            .findFirst()
            .map(metric -> changes(log, valuation, metric, found));
    Optional<JudgedNights> nights =
        config.gate().history().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new NightStage(spark, config, progress, work).run(log, valuation, lastDay, found));
    return new Valued(
        found.policies(),
        found.table(),
        found.baseline(),
        found.candidate(),
        found.placebo(),
        found.calibration(),
        changes,
        nights);
  }

  private Changes changes(ValuedLog log, Valuation valuation, Metric metric, Valued found) {
    PolicyChange change =
        new PolicyChange(
            found.policy(found.candidate()).policy(),
            found.policy(found.baseline()).policy(),
            metric,
            valuation.examination());
    return progress.stage(
        "changes",
        () -> change.run(log.impressions(), log.displays(), log.queries()),
        changes ->
            "%d of %s ranked otherwise"
                .formatted(changes.changed(), Plural.of(changes.queries(), "query")));
  }
}
