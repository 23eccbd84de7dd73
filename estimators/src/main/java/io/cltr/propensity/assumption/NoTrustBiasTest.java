package io.cltr.propensity.assumption;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.propensity.Agreement;
import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.Depth;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.assumption.OverlapCurves.Curve;
import io.cltr.propensity.pbm.PbmDisplays;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests β = 0: without trust bias relevant and irrelevant documents tell the same curve, with it
 * P(click at k)/P(click at 1) = (α_k γ + β_k)/(α_1 γ + β_1) varies with γ.
 *
 * <p>The two curves are those of {@link OverlapCurves}, compared by {@link Agreement}. Documents
 * are told apart by the clicks of the units' other half and each equation is linear in the clicks:
 * so neither few displays of a document nor an estimate that they bias makes the curves differ.
 * Affine maps leave β_k proportional to α_k without a trace; that biases no ratio of θ.
 *
 * <p>Untested where no chain of documents that were clicked at both positions ties any to position
 * 1. Cost: one pass over the log, two over cells (q, d, k, bucket, half).
 *
 * <p>Source: Agarwal, Wang, Li, Bendersky, Najork, WWW 2019 (trust bias); the test is ours.
 */
public record NoTrustBiasTest() implements AssumptionTest {
  @Override
  public Assumption assumption() {
    return Assumption.NO_TRUST_BIAS;
  }

  @Override
  public AssumptionCheck check(
      PropensityEstimator estimator, PropensityEstimate estimate, PropensityLog log) {
    double[] theta = estimate.examination().to(log.impressions().fold(new Depth()));
    Source<Keyed<PbmDisplays>> queries =
        log.impressions().grouped(Impression::query, new PbmDisplays.HalvedCounter(log.seed()));
    try (Blocks<ArrayList<PbmDisplays>> blocks = queries.packed(NoTrustBiasTest::pack)) {
      List<Curve> curves = blocks.fold(new Each<>(new OverlapCurves(theta)));
      if (curves.isEmpty()) {
        return AssumptionCheck.untested(
            assumption(),
            "no documents of a query were clicked at position 1 and at another position in each"
                + " half of the units");
      }
      double[][][] scores = blocks.fold(new Each<>(new OverlapScores(theta, curves)));
      PropensityEstimate relevant = curves.get(0).estimate(scores[0]);
      PropensityEstimate irrelevant = curves.get(1).estimate(scores[1]);
      return result(Agreement.of(relevant, irrelevant));
    }
  }

  private AssumptionCheck result(Agreement agreement) {
    if (agreement.rank() == 0) {
      return AssumptionCheck.untested(assumption(), "too few units to compare curves");
    }
    Difference largest =
        agreement.differences().stream()
            .reduce((a, b) -> Math.abs(b.z()) > Math.abs(a.z()) ? b : a)
            .orElseThrow();
    return AssumptionCheck.tested(
        assumption(),
        agreement.p(),
        "the curves of relevant and of irrelevant documents differ by up to %+.0f%%, at position %d"
            .formatted(100 * StrictMath.expm1(largest.logRatio()), largest.position()));
  }

  private static ArrayList<PbmDisplays> pack(List<Keyed<PbmDisplays>> queries) {
    ArrayList<PbmDisplays> packed = new ArrayList<>(queries.size());
    queries.forEach(query -> packed.add(query.value()));
    return packed;
  }
}
