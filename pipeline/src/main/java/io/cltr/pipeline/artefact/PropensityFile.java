package io.cltr.pipeline.artefact;

import io.cltr.interval.BucketInfluence;
import io.cltr.log.Units;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.study.StudySummary;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code propensities.json}: what was estimated.
 *
 * @param input hash of the rows they were estimated from
 * @param positions θ with its interval; null where not identified
 * @param checks what the log says about the estimate's assumptions
 * @param contexts curves by context, where they were estimated
 * @param study what it was compared with
 */
public record PropensityFile(
    int schemaVersion,
    String input,
    String estimator,
    double level,
    String interval,
    List<PositionEstimate> positions,
    Diagnostics diagnostics,
    List<AssumptionCheck> checks,
    List<ContextCurve> contexts,
    StudySummary study) {
  /** Name in a run folder. */
  public static final String NAME = "propensities.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 3;

  /**
   * What a reader checks.
   *
   * @param components positions that documents link; ratios exist only inside one
   */
  public record Diagnostics(List<List<Integer>> components, List<String> warnings) {}

  /**
   * {@code propensity-influence.json}: influence of each unit bucket on log θ, from which intervals
   * of values learn how far θ̂ may be off.
   */
  public record Influence(int schemaVersion, int width, SortedMap<Integer, double[]> buckets) {
    /** Name in a run folder. */
    public static final String NAME = "propensity-influence.json";

    /** The stored form of {@code influence}. */
    public static Influence of(BucketInfluence influence) {
      SortedMap<Integer, double[]> buckets = new TreeMap<>();
      for (int b = 0; b < influence.values().length; b++) {
        if (influence.values()[b] != null) {
          buckets.put(b, influence.values()[b]);
        }
      }
      return new Influence(SCHEMA_VERSION, influence.width(), buckets);
    }

    /** The influence. */
    public BucketInfluence influence() {
      double[][] values = new double[Units.BUCKETS][];
      buckets.forEach((bucket, row) -> values[bucket] = row);
      return new BucketInfluence(width, values);
    }
  }

  /** The stored form of {@code estimate}. */
  public static PropensityFile of(PropensityEstimate estimate, StudySummary study, String input) {
    return new PropensityFile(
        SCHEMA_VERSION,
        input,
        estimate.estimator(),
        estimate.level(),
        estimate.interval(),
        estimate.positions(),
        new Diagnostics(estimate.components(), estimate.warnings()),
        estimate.checks(),
        estimate.contexts(),
        study);
  }

  /** The estimate, with its influence. */
  public PropensityEstimate estimate(BucketInfluence influence) {
    return new PropensityEstimate(
        estimator,
        level,
        interval,
        positions,
        diagnostics.components(),
        influence,
        checks,
        contexts,
        diagnostics.warnings());
  }
}
