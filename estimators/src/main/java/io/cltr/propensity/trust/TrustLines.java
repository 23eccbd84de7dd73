package io.cltr.propensity.trust;

import io.cltr.propensity.pbm.PbmBlock;
import java.io.Serializable;

/**
 * Click rates under trust bias: a document that is clicked with probability μ at position 1 is
 * clicked at k with
 *
 * <pre>p_k = m_k + r_k (μ − μ̄),   r_k = α_k/α_1,   r_1 = 1,   m_1 = μ̄</pre>
 *
 * <p>α_k γ + β_k in the one scale of γ that the log determines: μ is γ up to an affine map.
 *
 * @param centre μ̄, in (0, 1)
 * @param ratio r_k, positive
 * @param rate m_k, in (0, 1)
 * @param used whether the position is tied to position 1; others are left out
 * @param strength displays with the rate m̄_k that are added to each cell
 * @param added m̄_k: click rate of the added displays
 */
record TrustLines(
    double centre, double[] ratio, double[] rate, boolean[] used, double strength, double[] added)
    implements Serializable {

  int depth() {
    return ratio.length;
  }

  /** p_k where the document has μ. */
  double click(int k, double mu) {
    return rate[k] + ratio[k] * (mu - centre);
  }

  /** Clicks in cell {@code i} of {@code block} and added to it. */
  double clicks(PbmBlock block, int i) {
    return block.clicks()[i] + strength * added[block.positions()[i]];
  }

  /** Displays without a click in cell {@code i} and added to it. */
  double skips(PbmBlock block, int i) {
    double skips = block.shown()[i] - block.clicks()[i];
    return skips + strength * (1 - added[block.positions()[i]]);
  }

  /** The lines with log r and m moved by {@code size} of {@code direction}, log r first. */
  TrustLines moved(double[] direction, double size) {
    double[] ratios = ratio.clone();
    double[] rates = rate.clone();
    for (int k = 1; k < depth(); k++) {
      ratios[k] *= StrictMath.exp(size * direction[k]);
      rates[k] += size * direction[depth() + k];
    }
    return new TrustLines(centre, ratios, rates, used, strength, added);
  }
}
