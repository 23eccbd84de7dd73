package io.cltr.propensity.regression;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.Components;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.pbm.PbmBlock;
import io.cltr.propensity.pbm.PbmDisplays;
import io.cltr.propensity.pbm.PbmEvidence;
import io.cltr.propensity.trust.TrustEvidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Which positions a log tells to estimators that compare documents by their features: those that
 * show the same features as position 1, directly or in a chain, with clicks and displays without.
 *
 * @param components positions tied by features, 0-based, that of position 1 first
 * @param counts displays by position
 * @param used whether each position can be told
 */
record FeatureEvidence(List<List<Integer>> components, PbmEvidence counts, boolean[] used) {

  /** The evidence of {@code data}; throws where position 1 is tied to no other one. */
  static FeatureEvidence of(String estimator, PropensityLog data, int depth) {
    Source<Keyed<PbmDisplays>> displays =
        data.impressions().grouped(Impression::query, new PbmDisplays.Counter());
    List<List<Integer>> components =
        components(RegressionQuery.of(displays, data.queries()), depth);
    try (Blocks<PbmBlock> all = displays.packed(PbmBlock::pack)) {
      PbmEvidence evidence = all.fold(new PbmEvidence.Counter(depth));
      TrustEvidence counts = all.fold(new TrustEvidence.Counter(depth));
      return new FeatureEvidence(components, evidence, used(estimator, components, counts));
    }
  }

  private static List<List<Integer>> components(Source<RegressionQuery> queries, int depth) {
    List<List<Integer>> byDocument =
        Components.of(queries.fold(new FeatureGraph.ByDocument(depth)));
    return byDocument.size() < 2
        ? byDocument
        : Components.of(queries.fold(new FeatureGraph(depth)));
  }

  private static boolean[] used(
      String estimator, List<List<Integer>> components, TrustEvidence counts) {
    boolean[] used = new boolean[counts.shown().length];
    int positions = 0;
    for (int k : components.isEmpty() ? List.<Integer>of() : components.get(0)) {
      used[k] = counts.clicks()[k] > 0 && counts.clicks()[k] < counts.shown()[k];
      positions += used[k] ? 1 : 0;
    }
    if (positions < 2 || !used[0]) {
      throw new InputException(
          ("table impressions: no documents with the same features were shown at position 1 and at"
                  + " another position, with clicks and displays without a click at both; so features"
                  + " tell the position, and %s cannot tell examination from relevance")
              .formatted(estimator));
    }
    return used;
  }

  /**
   * The estimate with this evidence.
   *
   * @param theta at the used positions, up to a factor
   * @param complaint of the search; "" for none
   */
  PropensityEstimate estimate(
      String estimator,
      double level,
      String interval,
      double[] theta,
      BucketInfluence influence,
      String complaint) {
    List<PositionEstimate> positions = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int k = 0; k < theta.length; k++) {
      double half = StudentT.halfWidth(influence.column(k), level);
      double relative = used[k] ? theta[k] / theta[0] : Double.NaN;
      positions.add(
          new PositionEstimate(
              k + 1,
              relative,
              relative * StrictMath.exp(-half),
              relative * StrictMath.exp(half),
              counts.observations(k)));
      if (!used[k]) {
        warnings.add(
            "position %d is not identified: no documents with the same features tie it to position 1"
                .formatted(k + 1));
      }
    }
    if (!complaint.isEmpty()) {
      warnings.add(complaint);
    }
    List<List<Integer>> tied = Components.oneBased(components);
    AssumptionCheck check =
        new AssumptionCheck(
            Assumption.FEATURES_DO_NOT_TELL_POSITIONS,
            tied.size() == 1 ? Verdict.HOLDS : Verdict.BROKEN,
            Double.NaN,
            tied.size() == 1
                ? "documents with the same features tie all positions together"
                : "documents with the same features tie positions together only in the groups "
                    + tied);
    return new PropensityEstimate(
        estimator,
        level,
        interval,
        positions,
        tied,
        influence,
        List.of(check),
        List.of(),
        warnings);
  }
}
