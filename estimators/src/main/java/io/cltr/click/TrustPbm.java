package io.cltr.click;

/**
 * Clicks by relevance and by trust in the position: P(C = 1) = ζ⁺_k γ + ζ⁻_k (1 − γ) = α_k γ + β_k,
 * α = ζ⁺ − ζ⁻, β = ζ⁻. A document has its γ. Examination is not told apart from trust, so it has no
 * propensity.
 *
 * @param relevant ζ⁺ by position from 1; the last one for deeper positions
 * @param irrelevant ζ⁻ likewise
 */
public record TrustPbm(double[] relevant, double[] irrelevant) implements IndependentClicks {
  /** Checks the ranges. */
  public TrustPbm {
    relevant = ByPosition.checked("relevant", relevant);
    irrelevant = ByPosition.checked("irrelevant", irrelevant);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public double click(int position, double[] attributes, int at) {
    double gamma = attributes[at];
    return ByPosition.at(relevant, position) * gamma
        + ByPosition.at(irrelevant, position) * (1 - gamma);
  }
}
