package io.cltr.simulate;

import io.cltr.click.IndependentClicks;
import java.util.List;

/**
 * P(click) = α_k γ + β_k at positions k = 1..depth; arrays hold position k at index k − 1.
 *
 * @param device whose users; "all" for the traffic-weighted mean
 * @param share share of the traffic
 * @param theta examination probability, θ_1 = 1
 * @param alpha how much relevance raises the click probability
 * @param beta click probability of an irrelevant document
 */
public record ClickCurve(String device, double share, double[] theta, double[] alpha, double[] beta)
    implements IndependentClicks {

  @Override
  public int width() {
    return 1;
  }

  @Override
  public double click(int position, double[] attributes, int at) {
    return click(position, attributes[at]);
  }

  /** Probability of a click at the 1-based position on a document of relevance γ. */
  public double click(int position, double relevance) {
    return alpha[position - 1] * relevance + beta[position - 1];
  }

  /** Number of positions. */
  public int depth() {
    return theta.length;
  }

  /**
   * The mean curve, weighted by share: what an analysis that ignores devices should find, because
   * click probabilities are linear in the curve and devices independent of what is shown.
   */
  static ClickCurve pooled(List<ClickCurve> curves) {
    int depth = curves.get(0).depth();
    ClickCurve all =
        new ClickCurve("all", 1, new double[depth], new double[depth], new double[depth]);
    for (ClickCurve curve : curves) {
      for (int k = 0; k < depth; k++) {
        all.theta[k] += curve.share * curve.theta[k];
        all.alpha[k] += curve.share * curve.alpha[k];
        all.beta[k] += curve.share * curve.beta[k];
      }
    }
    return all;
  }
}
