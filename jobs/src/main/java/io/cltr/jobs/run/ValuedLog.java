package io.cltr.jobs.run;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.check.Calibration;
import io.cltr.value.check.Placebo;
import io.cltr.value.display.AffineIps;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.UnitContribution;
import io.cltr.value.pass.Valuation;
import io.cltr.value.pass.Weighting;
import io.cltr.value.slice.Modelling;
import java.util.List;

/**
 * The impressions that policies are valued on, with all that a valuation reads beside them.
 *
 * @param displays of the whole log
 * @param influence of its units on log θ
 */
record ValuedLog(
    Source<Impression> impressions,
    Source<Keyed<Displays>> displays,
    Source<Keyed<Query>> queries,
    Examination examination,
    BucketInfluence influence) {

  ValueTable table(Valuation valuation, double level) {
    return valuation.run(impressions, displays, queries, influence, level);
  }

  Source<UnitContribution> contributions(Valuation valuation) {
    return valuation.contributions(impressions, displays, queries);
  }

  /** Each logger predicted from the others, in clicks. */
  List<Placebo.Row> placebo(List<String> loggers, Weighting weighting, double level) {
    ValueEstimator estimator = examination.hasTrust() ? new AffineIps() : new Ips();
    return new Placebo(loggers, new ExpectedClicks(), estimator, examination, weighting)
        .run(impressions, displays, queries, influence, level);
  }

  List<Calibration.Row> calibration(
      Modelling modelling, boolean singleActions, List<Metric> metrics) {
    return new Calibration(modelling, singleActions ? null : examination, metrics.get(0))
        .run(impressions, modelling.predictions(impressions, queries, examination, metrics));
  }
}
