package io.cltr.propensity.relevance;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.Normal;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.pbm.PbmDisplays;

/**
 * Debiased labels: γ̂ of each (query, document) that the log showed, where examination is known.
 *
 * <pre>
 * γ̂ = argmax ℓ(γ),  ℓ = Σ_k c log p + (n − c) log(1 − p) + s m log γ + s (1 − m) log(1 − γ),  p = θ_k γ + β_k
 * low, high: log γ̂ ∓ √(h² + z² gᵀVg),  2 (ℓ(γ̂) − ℓ(γ̂ e^{∓h})) = z²,  g_k = ∂log γ̂/∂log θ_k
 * </pre>
 *
 * <p>m = Σ(c − β)/Σθ over the log, s displays of which are added to every document; V the
 * covariance of log θ̂. Assumes that the clicks on a document come from different units, and what
 * the propensities assume; displays at positions that are not identified are left out. Cost: one
 * pass over the log, then over the cells (query, document, position).
 *
 * <p>Source: Craswell, Zoeter, Taylor, Ramsey, WSDM 2008 (the model); Wilks, Ann. Math. Stat. 1938
 * (h).
 *
 * @param strength s, above 0
 */
public record Relevance(PropensityEstimate propensities, double strength) {
  /** Displays of the base rate that are added by default. */
  public static final double STRENGTH = 2;

  /** With two displays of the base rate. */
  public Relevance(PropensityEstimate propensities) {
    this(propensities, STRENGTH);
  }

  /** The labels of every query that {@code log} shows; intervals at the propensities' level. */
  public Source<Keyed<RelevanceLabels>> of(Source<Impression> log) {
    Examination examination = propensities.examination();
    Source<Keyed<PbmDisplays>> displays = log.grouped(Impression::query, new PbmDisplays.Counter());
    double rate = displays.fold(new BaseRate(examination));
    double z = Normal.twoSided(propensities.level());
    LabelFit fit =
        new LabelFit(
            examination,
            propensities.influence().covariance(),
            strength * rate,
            strength * (1 - rate),
            z);
    return displays.map(query -> new Keyed<>(query.key(), fit.labels(query.value())));
  }

  /** m, kept inside (0, 1): the relevance of a document of which nothing is known. */
  public double baseRate(Source<Impression> log) {
    return log.grouped(Impression::query, new PbmDisplays.Counter())
        .fold(new BaseRate(propensities.examination()));
  }

  private record BaseRate(Examination examination)
      implements Fold<Keyed<PbmDisplays>, double[], Double> {
    private static final double SMALLEST = 1e-9;

    @Override
    public double[] start() {
      return new double[2];
    }

    @Override
    public void add(double[] state, Keyed<PbmDisplays> item) {
      PbmDisplays query = item.value();
      for (int i = 0; i < query.positions().length; i++) {
        int k = query.positions()[i];
        if (examination.identifies(k)) {
          state[0] += query.clicks()[i] - examination.beta(k) * query.shown()[i];
          state[1] += examination.at(k) * query.shown()[i];
        }
      }
    }

    @Override
    public void merge(double[] into, double[] from) {
      into[0] += from[0];
      into[1] += from[1];
    }

    @Override
    public Double finish(double[] state) {
      double rate = state[1] == 0 ? 0 : state[0] / state[1];
      return Math.min(Math.max(rate, SMALLEST), 1 - SMALLEST);
    }
  }
}
