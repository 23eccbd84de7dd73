package io.cltr.jobs.run;

import io.cltr.fairness.CalibratedRelevance;
import io.cltr.fairness.FairnessAudit;
import io.cltr.fairness.FairnessMeasure;
import io.cltr.fairness.FairnessTable;
import io.cltr.fairness.Grouping;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Displays;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityLog;
import io.cltr.value.ValueTable;
import io.cltr.value.display.AffineIps;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Optional;

/**
 * The units that policies are audited on, with all that an audit reads beside them.
 *
 * @param displays of the whole log
 * @param influence of its units on log θ
 * @param relevance of documents that the log never displayed
 */
record Auditor(
    PropensityLog valued,
    Source<Keyed<Displays>> displays,
    Examination examination,
    BucketInfluence influence,
    Optional<CalibratedRelevance> relevance,
    double level) {

  FairnessTable table(
      List<Policy> policies,
      Grouping grouping,
      List<FairnessMeasure> measures,
      List<String> slices) {
    return new FairnessAudit(policies, grouping, measures, slices, examination, relevance, level)
        .run(valued.impressions(), displays, valued.queries(), influence);
  }

  /** What {@code policies} are worth in clicks. */
  ValueTable clicks(List<Policy> policies) {
    return new Valuation(
            policies,
            List.of(new ExpectedClicks()),
            List.of(examination.hasTrust() ? new AffineIps() : new Ips()),
            new Slices(List.of()),
            examination,
            new DisplayWeighting())
        .run(valued.impressions(), displays, valued.queries(), influence, level);
  }
}
