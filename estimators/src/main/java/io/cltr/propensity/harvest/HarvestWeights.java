package io.cltr.propensity.harvest;

import io.cltr.propensity.Assumption;
import java.util.List;

/**
 * How displays of a document at two positions k and l are weighed against each other: ĉ_kl = Σ_qd
 * φ_kl c_k and ¬ĉ_kl = Σ_qd φ_kl (n_k − c_k), with n_k displays and c_k clicks of (q, d) at k.
 */
public enum HarvestWeights {
  /**
   * φ_kl = 1/Σ_j n_j 1[j shows d at k], n_j all impressions of logger j (Agarwal et al. WSDM 2019).
   * Right where traffic reaches the loggers independently of the query, and where each of them
   * always shows a document at the same place.
   */
  global {
    @Override
    public List<Assumption> assumptions() {
      return List.of(
          Assumption.NO_TRUST_BIAS,
          Assumption.NO_CASCADE,
          Assumption.BALANCED_LOGGERS,
          Assumption.ONE_CURVE,
          Assumption.DETERMINISTIC_LOGGERS,
          Assumption.REPEATED_DOCUMENTS);
    }

    @Override
    List<HarvestQuality> quality(InterventionCounts counts) {
      return HarvestQuality.of(counts);
    }

    @Override
    double factor(Interventions document, int k, int l) {
      return 1 / document.weights().get(k);
    }

    @Override
    double lossPerImpression(Interventions document, int k) {
      return factor(document, k, k) * factor(document, k, k);
    }

    @Override
    void influence(Interventions document, InterventionInfluence fold, double[][] state) {
      for (QueryDisplays.Cell cell : document.cells()) {
        double factor = 1 / document.weights().get(cell.position());
        double click = factor * cell.clicks();
        double skip = factor * (cell.shown() - cell.clicks());
        document.partners(
            cell.position(), (k, l) -> fold.add(state, cell.bucket(), k, l, click, skip));
      }
    }
  },

  /**
   * φ_kl = n_l/(n_k + n_l): the document's own click rates, weighed by h = n_k n_l/(n_k + n_l); the
   * ratio ĉ_kl/ĉ_lk is that of Mantel and Haenszel (JNCI 1959), which few displays of each document
   * do not bias (Greenland, Robins, Biometrics 1985). Right where it is chance which logger serves
   * an impression of a query, however many it serves.
   */
  overlap {
    @Override
    public List<Assumption> assumptions() {
      return List.of(Assumption.NO_TRUST_BIAS, Assumption.NO_CASCADE, Assumption.ONE_CURVE);
    }

    @Override
    List<HarvestQuality> quality(InterventionCounts counts) {
      return List.of();
    }

    @Override
    double factor(Interventions document, int k, int l) {
      double there = document.sums(l).shown();
      return there / (document.sums(k).shown() + there);
    }

    @Override
    double lossPerImpression(Interventions document, int k) {
      return 0;
    }

    @Override
    void influence(Interventions document, InterventionInfluence fold, double[][] state) {
      OverlapInfluence.add(document, fold, state);
    }
  };

  /** What estimates with these weights rest on. */
  public abstract List<Assumption> assumptions();

  /** What the counts themselves say about that. */
  abstract List<HarvestQuality> quality(InterventionCounts counts);

  /** φ_kl of a document. */
  abstract double factor(Interventions document, int k, int l);

  /** −∂φ_kl/∂n_j of the loggers j that show the document at {@code k}. */
  abstract double lossPerImpression(Interventions document, int k);

  /** Adds what the document's displays in each unit bucket do to log θ, n_j held fixed. */
  abstract void influence(Interventions document, InterventionInfluence fold, double[][] state);
}
