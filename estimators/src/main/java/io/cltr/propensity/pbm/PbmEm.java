package io.cltr.propensity.pbm;

import io.cltr.click.BetaPrior;
import io.cltr.click.Em;
import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.Components;
import io.cltr.propensity.Depth;
import io.cltr.propensity.LogCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;

/**
 * The position-based click model P(click) = θ_k γ_qd fitted to documents that were shown at several
 * positions for their query, by whatever ranker or randomisation.
 *
 * <p>θ = argmax Σ_qdk c log(θ_k γ_qd) + (n − c) log(1 − θ_k γ_qd) + Σ a log γ + b log(1 − γ), over
 * θ and γ and with the same prior on θ, from n displays and c clicks of (q, d) at k; then divided
 * by θ_1. The iterations of {@link Em} start, Newton's steps on the profile posterior finish: the
 * maximum is unique.
 *
 * <p>Assumes that whether a document is shown at a position tells nothing of its clicks beyond θ_k
 * and γ_qd. A γ per (q, d) needs repeats: with the default prior θ_5 is 5 to 15 % too low below ten
 * displays of a document, and far too high without a prior; a warning tells. A position is
 * identified where clicks and skips of shared documents tie it to position 1 in both directions. In
 * a log whose displays weigh v each, one display of the prior weighs Σv²/Σv.
 *
 * <p>Intervals: cluster-robust t on log θ from per-bucket influence. Cost: three passes over the
 * log; cells (q, d, k) in memory, K² numbers per step and buckets × K of state.
 *
 * @param priorClicks a, clicks added to each γ and θ; above 0
 * @param priorSkips b, displays without a click added to them; above 0
 * @param iterations of EM before Newton's steps
 */
public record PbmEm(double priorClicks, double priorSkips, int iterations)
    implements PropensityEstimator {

  /** One click and one skip added, ten iterations of EM. */
  public PbmEm() {
    this(1, 1, 10);
  }

  /** Checks the ranges. */
  public PbmEm {
    BetaPrior.configured("propensities of kind pbm-em", priorClicks, priorSkips);
    if (iterations < 0) {
      throw new ConfigException(
          "propensities of kind pbm-em: iterations must be 0 or more, found " + iterations);
    }
  }

  @Override
  public String id() {
    return "pbm-em";
  }

  @Override
  public String summary() {
    return "Examination and relevance of each document together, from documents shown at several"
        + " positions";
  }

  @Override
  public String source() {
    return "Craswell, Zoeter, Taylor, Ramsey, WSDM 2008; Chuklin, Markov, de Rijke 2015, section"
        + " 4.1 (EM)";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(Assumption.NO_TRUST_BIAS, Assumption.NO_CASCADE, Assumption.REPEATED_DOCUMENTS);
  }

  @Override
  public boolean needsModel() {
    return true;
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    int depth = log.fold(new Depth());
    Source<Keyed<PbmDisplays>> queries = log.grouped(Impression::query, new PbmDisplays.Counter());
    try (Blocks<PbmBlock> blocks = queries.packed(PbmBlock::pack)) {
      PbmEvidence evidence = blocks.fold(new PbmEvidence.Counter(depth));
      List<Integer> identified = depth == 0 ? List.of() : evidence.identified();
      if (!identified.contains(0)) {
        throw new InputException(
            "table impressions: no document was shown at position 1 and at another position for"
                + " the same query, with clicks and displays without a click at both; pbm-em needs"
                + " such documents to relate the other positions to position 1");
      }
      BetaPrior prior = new BetaPrior(priorClicks, priorSkips).times(evidence.weight());
      PbmMaximum maximum = maximum(blocks, depth, prior);
      BucketInfluence influence =
          queries.fold(new PbmInfluence(maximum.theta(), prior, maximum.inverse()));
      return result(level, evidence, identified, maximum.theta(), influence);
    }
  }

  private PbmMaximum maximum(Blocks<PbmBlock> blocks, int depth, BetaPrior prior) {
    try {
      return PbmMaximum.of(blocks, depth, prior, iterations);
    } catch (ArithmeticException | MathIllegalArgumentException e) {
      throw new InputException(
          "table impressions: the clicks on documents that were shown at several positions are too"
              + " few to tell examination apart (%s); use more days, or a known curve"
                  .formatted(e.getMessage()),
          e);
    }
  }

  private PropensityEstimate result(
      double level,
      PbmEvidence evidence,
      List<Integer> identified,
      double[] theta,
      BucketInfluence influence) {
    long[] observations = new long[theta.length];
    Arrays.setAll(observations, evidence::observations);
    return LogCurve.relative(
            theta, identified, Components.of(evidence.shared()), influence, observations)
        .estimate(
            id(),
            level,
            "no documents with clicks and skips tie it to position 1",
            evidence.thinWarning().stream().toList(),
            List.of(evidence.repeated()));
  }
}
