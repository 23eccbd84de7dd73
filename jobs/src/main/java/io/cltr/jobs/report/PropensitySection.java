package io.cltr.jobs.report;

import io.cltr.click.ClickModelScore;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.study.StudySummary;
import java.util.List;

/**
 * Examination by position, as {@code propensities.json} and the report hold it.
 *
 * @param estimator id of the estimator
 * @param level confidence level
 * @param interval how the intervals were computed
 * @param positions from 1; not identified where the propensity is missing
 * @param components positions connected by common documents
 * @param warnings what a reader must know
 * @param checks what the log says about the estimate's assumptions
 * @param contexts curves by context
 * @param study what the curve was compared with
 * @param clickModels click models on held-out units
 */
public record PropensitySection(
    String estimator,
    double level,
    String interval,
    List<PositionEstimate> positions,
    List<List<Integer>> components,
    List<String> warnings,
    List<AssumptionCheck> checks,
    List<ContextCurve> contexts,
    StudySummary study,
    List<ClickModelScore> clickModels) {

  /** The estimate without its influence. */
  public static PropensitySection of(
      PropensityEstimate estimate, StudySummary study, List<ClickModelScore> clickModels) {
    return new PropensitySection(
        estimate.estimator(),
        estimate.level(),
        estimate.interval(),
        estimate.positions(),
        estimate.components(),
        estimate.warnings(),
        estimate.checks(),
        estimate.contexts(),
        study,
        clickModels);
  }
}
