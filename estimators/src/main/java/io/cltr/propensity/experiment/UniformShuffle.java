package io.cltr.propensity.experiment;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.Depth;
import io.cltr.propensity.LogCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import java.util.List;

/**
 * θ_k/θ_1 = clicks at k / clicks at 1 in the impressions whose top n ≥ k were shuffled uniformly,
 * marked {@code shuffle-n} in the column randomization: every document is then as likely at k as at
 * 1. Several n may be mixed; each position has the impressions that reach it.
 *
 * <p>Assumes examination by position alone, and that a mark is set whatever was shown. Intervals:
 * cluster-robust t on log θ from per-bucket influence. Impressions that do not show position 1 are
 * left out; without marks or clicks the log is refused. Cost: two passes over the log; state 4 K
 * numbers a bucket.
 */
public record UniformShuffle() implements PropensityEstimator {
  @Override
  public String id() {
    return "uniform-shuffle";
  }

  @Override
  public String summary() {
    return "Click rates by position in impressions whose top was shuffled uniformly";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan, Schnabel, WSDM 2017, section 5; Wang, Bendersky, Metzler,"
        + " Najork, SIGIR 2016 (RandTopN)";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(Assumption.NO_TRUST_BIAS, Assumption.NO_CASCADE);
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    Comparisons comparisons = log.fold(new MarkedImpressions(Mark.shuffle, log.fold(new Depth())));
    Experiments.requireDisplays(
        comparisons, id(), "shuffle-N, that show position 1 and others of their top N");
    LogCurve curve = Experiments.requireClicks(comparisons.curve(), id());
    return curve.estimate(
        id(),
        level,
        "no impressions were shuffled so deep, with clicks there and at 1",
        List.of(),
        List.of());
  }
}
