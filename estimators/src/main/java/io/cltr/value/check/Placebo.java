package io.cltr.value.check;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.value.Contrast;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.Valuation;
import io.cltr.value.pass.Weighting;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;

/**
 * The check of off-policy values that needs no truth: each logger's value is predicted from the
 * impressions of the other loggers and compared with the mean of its own. Where they differ by more
 * than chance, what the values assume does not hold: the examination, the click model, traffic that
 * does not depend on who ranks, or support.
 *
 * <p>Assumes that the loggers serve the same mix of queries. Documents that only the logger itself
 * displayed count 0 in the prediction: up to {@code unsupported} of a shortfall is no evidence.
 * Cost: one valuation of the log with two slices per logger.
 *
 * @param loggers whose values are predicted, at least two
 * @param estimator by which; it must not need a reward model
 */
public record Placebo(
    List<String> loggers,
    Metric metric,
    ValueEstimator estimator,
    Examination examination,
    Weighting weighting) {

  /**
   * One logger.
   *
   * @param predicted its value from the others' impressions
   * @param ownValue its value from its own
   * @param difference predicted − own
   * @param low lower end of the difference's interval, by a paired t over unit buckets
   * @param high upper end
   * @param unsupported what documents that only it displayed could add to the prediction
   * @param holds whether the interval, widened by that, contains 0
   * @param impressions its own
   */
  public record Row(
      String logger,
      String metric,
      String estimator,
      double predicted,
      double ownValue,
      double difference,
      double standardError,
      double low,
      double high,
      double level,
      double unsupported,
      boolean holds,
      long impressions,
      List<String> warnings) {}

  /** One row per logger that others could predict; the intervals hold together (Bonferroni). */
  public List<Row> run(
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries,
      BucketInfluence influence,
      double level) {
    List<Policy> policies = new ArrayList<>();
    loggers.forEach(logger -> policies.add(new LoggerPolicy(logger)));
    ValueTable table =
        new Valuation(
                policies,
                List.of(metric),
                List.of(estimator),
                new Slices(List.of(Slices.LOGGER), loggers),
                examination,
                weighting)
            .run(log, displays, queries, influence, level);
    List<Row> rows = new ArrayList<>();
    for (String logger : loggers) {
      String policy = new LoggerPolicy(logger).name();
      rows.add(
          row(
              logger,
              table.find(policy, metric.id(), estimator.id(), Slices.without(logger)),
              table.find(policy, metric.id(), estimator.id(), Slices.named(Slices.LOGGER, logger)),
              level));
    }
    return rows;
  }

  private Row row(String logger, CellValue predicted, CellValue own, double level) {
    Contrast contrast = ValueTable.contrast(1, predicted, -1, own);
    double together = 1 - (1 - level) / loggers.size();
    double half =
        contrast.standardError() == 0
            ? 0
            : contrast.standardError() * StudentT.quantile(contrast.buckets(), together);
    double low = contrast.value() - half;
    double high = contrast.value() + half;
    boolean holds = low <= 0 && high + predicted.unsupported() >= 0;
    List<String> warnings = new ArrayList<>();
    if (!holds) {
      warnings.add(
          "the other loggers' impressions predict %.4g for %s, its own say %.4g: values of policies"
                  .formatted(predicted.value(), logger, own.value())
              + " that differ from the loggers may be off as much; look at the propensities and at"
              + " sample-ratio-queries");
    }
    if (!predicted.trusted()) {
      warnings.addAll(predicted.warnings());
    }
    return new Row(
        logger,
        metric.id(),
        estimator.id(),
        predicted.value(),
        own.value(),
        contrast.value(),
        contrast.standardError(),
        low,
        high,
        level,
        predicted.unsupported(),
        holds,
        own.impressions(),
        warnings);
  }
}
