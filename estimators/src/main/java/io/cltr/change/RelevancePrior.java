package io.cltr.change;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.Displays;
import io.cltr.propensity.Examination;
import java.io.Serializable;

/**
 * How relevance is spread over the documents of a log, γ ~ (m, v), and what clicks then say of one.
 *
 * <pre>
 * m = ΣC/ΣE,   v = Σ [(C − mE)² − Σ v² p (1 − p)]/Σ (E² − Σ v² θ²),   p = θm + β
 * γ̂ = C/E with variance S/E² where that is below v, else m with variance v;   S = Σ v² p (1 − p)
 * </pre>
 *
 * <p>Sums over documents (query, document). v is unbiased for a known m: E (C − mE)² is E² v and
 * the noise of the clicks. It is kept inside (0, m(1 − m)), the widest spread on [0, 1]. γ̂ is C/E
 * or m and nothing between, so that its error does not depend on γ. S is taken at the rate of the
 * document and {@link #STEADY} examined displays of m: at its own rate few clicks would look exact,
 * and differences of documents that are alike too large for their errors. Assumes independent
 * clicks given γ.
 *
 * <p>Source: Efron, Morris, JASA 1975 (unequal variances); method of moments.
 *
 * @param mean m, in (0, 1)
 * @param variance v, in (0, m(1 − m))
 */
record RelevancePrior(double mean, double variance) implements Serializable {
  private static final double STEADY = 100;
  private static final double EDGE = 1e-6;
  private static final double WIDEST = 0.99;

  /**
   * γ̂ and the variance of its error.
   *
   * @param relevance may lie outside [0, 1] where clicks contradict the propensities
   */
  record Relevance(double relevance, double variance) {}

  Relevance of(DocumentClicks clicks) {
    double examined = clicks.examined();
    double rate = (Math.max(0, clicks.relevant()) + STEADY * mean) / (examined + STEADY);
    double error = clicks.variance(Math.min(rate, 1 - EDGE)) / (examined * examined);
    return error < variance
        ? new Relevance(clicks.relevant() / examined, error)
        : new Relevance(mean, variance);
  }

  /** Fits m and v; state: eight sums. A log without displays: m = ½ and the widest v. */
  record Fit(Examination examination) implements Fold<Keyed<Displays>, double[], RelevancePrior> {
    @Override
    public double[] start() {
      return new double[8];
    }

    @Override
    public void add(double[] state, Keyed<Displays> item) {
      DocumentClicks.of(item.value(), examination)
          .values()
          .forEach(
              d -> {
                state[0] += d.relevant();
                state[1] += d.examined();
                state[2] += d.relevant() * d.relevant();
                state[3] += d.relevant() * d.examined();
                state[4] += d.examined() * d.examined();
                state[5] += d.trust();
                state[6] += d.linear();
                state[7] += d.quadratic();
              });
    }

    @Override
    public void merge(double[] into, double[] from) {
      for (int i = 0; i < into.length; i++) {
        into[i] += from[i];
      }
    }

    @Override
    public RelevancePrior finish(double[] s) {
      double mean = s[1] == 0 ? 0.5 : Math.min(Math.max(s[0] / s[1], EDGE), 1 - EDGE);
      double squares = s[2] - 2 * mean * s[3] + mean * mean * s[4];
      double noise = s[5] + mean * (s[6] - mean * s[7]);
      double most = WIDEST * mean * (1 - mean);
      double free = s[4] - s[7];
      double variance = free > 0 ? (squares - noise) / free : most;
      return new RelevancePrior(mean, Math.min(Math.max(variance, EDGE * most), most));
    }
  }
}
