package io.cltr.fairpolicy;

/**
 * The mean of a power of each item's exposure: Ψ = Σ_i φ(x_i)/I, φ as {@link PowerCurve}.
 *
 * @param alpha α in [−10, 1]
 * @param offset η > 0
 */
public record PowerWelfare(double alpha, double offset) implements ItemWelfare {
  /** Logarithms, with a tenth of the mean exposure added. */
  public PowerWelfare() {
    this(0, 0.1);
  }

  /** Checks the ranges. */
  public PowerWelfare {
    new PowerCurve(alpha, offset);
  }

  @Override
  public String id() {
    return "power";
  }

  @Override
  public String summary() {
    return "Mean of a power, or of the logarithm, of every item's exposure";
  }

  @Override
  public String source() {
    return "Do, Corbett-Davies, Atif, Usunier, NeurIPS 2021, section 2";
  }

  @Override
  public double at(double[] exposures, double[] gradient) {
    PowerCurve curve = new PowerCurve(alpha, offset);
    double sum = 0;
    for (int i = 0; i < exposures.length; i++) {
      sum += curve.at(exposures[i]);
      gradient[i] = curve.slope(exposures[i]) / exposures.length;
    }
    return exposures.length == 0 ? 0 : sum / exposures.length;
  }

  @Override
  public double unseen(int items) {
    return items == 0 ? 0 : new PowerCurve(alpha, offset).slope(0) / items;
  }
}
