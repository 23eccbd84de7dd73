package io.cltr.propensity.trust;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.Components;
import io.cltr.propensity.Depth;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.pbm.PbmBlock;
import io.cltr.propensity.pbm.PbmDisplays;
import io.cltr.propensity.pbm.PbmEvidence;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;

/**
 * The position-based click model with trust bias, P(click) = α_k γ_qd + β_k, fitted to documents
 * that were shown at several positions for their query.
 *
 * <p>Clicks determine it only up to affine maps of γ: α_k γ + β_k = (α_k/s)(s γ + t) + β_k − α_k
 * t/s. So {@code propensity} is α_k/α_1, which no such map changes, and {@code trust} is β_k under
 * an anchor: γ = 0 where a share {@code anchor} of the displays, of the least relevant documents,
 * lies below. θ_k, ε⁺_k and ε⁻_k are not told apart.
 *
 * <p>(r, m) = argmax of the log-posterior of {@link TrustLines}, every document's μ profiled out,
 * with {@code strength} displays at the position's own click rate added to each cell (q, d, k): a
 * prior that no affine map of γ changes. In a log whose displays weigh v each one added display
 * weighs Σv²/Σv. Newton's steps from α_k/α_1 = CTR_k/CTR_1, β = 0.
 *
 * <p>Assumes that where a document is shown tells nothing of its clicks beyond α, β and γ, and
 * documents that differ in γ. A position needs two documents that it shares with a tied one.
 *
 * <p>Intervals: cluster-robust t on log α_k/α_1 from per-bucket influence; β_k is taken as known by
 * intervals of values. Cost: as {@code pbm-em}, with 8 K² numbers per step.
 *
 * @param strength displays added to each cell, above 0
 * @param anchor share of the displays below γ = 0, in [0, 1)
 */
public record TrustPbm(double strength, double anchor) implements PropensityEstimator {

  /** Half a display added, the first decile of γ̂ is 0. */
  public TrustPbm() {
    this(0.5, 0.1);
  }

  /** Checks the ranges. */
  public TrustPbm {
    if (!(strength > 0 && Double.isFinite(strength)) || !(anchor >= 0 && anchor < 1)) {
      throw new ConfigException(
          "propensities of kind trust-pbm: strength %s must be above 0 and finite, anchor %s at"
                  .formatted(strength, anchor)
              + " least 0 and below 1");
    }
  }

  @Override
  public String id() {
    return "trust-pbm";
  }

  @Override
  public String summary() {
    return "Examination and trust bias together, from documents shown at several positions; up to"
        + " affine maps of relevance";
  }

  @Override
  public String source() {
    return "Agarwal, Wang, Li, Bendersky, Najork, WWW 2019; Vardasbi, Oosterhuis, de Rijke, CIKM"
        + " 2020 (affine form)";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(Assumption.NO_CASCADE, Assumption.REPEATED_DOCUMENTS);
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
      TrustEvidence ties = blocks.fold(new TrustEvidence.Counter(depth));
      List<Integer> identified = depth == 0 ? List.of() : ties.identified();
      if (identified.size() < 2 || identified.get(0) != 0) {
        throw new InputException(
            "table impressions: no two documents were shown both at position 1 and at another"
                + " position for their query, with clicks and displays without a click at both;"
                + " trust-pbm needs such documents to relate the other positions to position 1");
      }
      PbmEvidence evidence = blocks.fold(new PbmEvidence.Counter(depth));
      TrustMaximum maximum = maximum(blocks, start(ties, identified, evidence.weight()));
      double lowest = blocks.fold(new TrustAnchor(maximum.lines(), anchor));
      BucketInfluence influence = queries.fold(new TrustInfluence(maximum));
      return result(level, evidence, ties, maximum.lines(), lowest, influence);
    }
  }

  private TrustLines start(TrustEvidence ties, List<Integer> identified, double weight) {
    int depth = ties.shown().length;
    double[] rates = new double[depth];
    double[] ratios = new double[depth];
    boolean[] used = new boolean[depth];
    for (int k : identified) {
      used[k] = true;
      rates[k] = ties.clicks()[k] / ties.shown()[k];
      ratios[k] = rates[k] / rates[0];
    }
    return new TrustLines(rates[0], ratios, rates, used, strength * weight, rates);
  }

  private static TrustMaximum maximum(Blocks<PbmBlock> blocks, TrustLines start) {
    try {
      return TrustMaximum.of(blocks, start);
    } catch (ArithmeticException | MathIllegalArgumentException e) {
      throw new InputException(
          "table impressions: the clicks on documents that were shown at several positions are too"
              + " few to tell examination from trust (%s); use more days, or pbm-em"
                  .formatted(e.getMessage()),
          e);
    }
  }

  private PropensityEstimate result(
      double level,
      PbmEvidence evidence,
      TrustEvidence ties,
      TrustLines lines,
      double lowest,
      BucketInfluence influence) {
    List<PositionEstimate> positions = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    warnings.add(
        "propensity is α_k/α_1 and trust β_k where γ = 0 at the documents with %.0f%% of the"
                .formatted(100 * anchor)
            + " displays below them: clicks determine γ up to an affine map only. Intervals of"
            + " values take β_k as known");
    for (int k = 0; k < lines.depth(); k++) {
      boolean known = lines.used()[k];
      double half = StudentT.halfWidth(influence.column(k), level);
      double ratio = known ? lines.ratio()[k] : Double.NaN;
      positions.add(
          new PositionEstimate(
              k + 1,
              ratio,
              ratio * StrictMath.exp(-half),
              ratio * StrictMath.exp(half),
              evidence.observations(k),
              known ? Math.max(0, Math.min(lines.click(k, lowest), Math.nextDown(1.0))) : 0));
      if (!known) {
        warnings.add(
            "position %d is not identified: no two documents with clicks and skips tie it to"
                    .formatted(k + 1)
                + " position 1");
      }
    }
    evidence.thinWarning().ifPresent(warnings::add);
    return new PropensityEstimate(
        id(),
        level,
        "cluster-robust t on log α_k/α_1 by influence over unit buckets",
        positions,
        Components.oneBased(Components.of(ties.tied())),
        influence,
        List.of(evidence.repeated()),
        List.of(),
        warnings);
  }
}
