package io.cltr.click;

/**
 * The dynamic Bayesian network model: a click satisfies with the document's satisfaction, which
 * ends the search; who is not satisfied goes on with probability g. A document has its attraction
 * and its satisfaction, in this order. g = 1 is the simplified model, SDBN.
 *
 * @param continuation g
 */
public record Dbn(double continuation) implements SatisfyingCascade {
  /** Checks the range. */
  public Dbn {
    ByPosition.probability("continuation", continuation);
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  public double attraction(double[] attributes, int at) {
    return attributes[2 * at];
  }

  @Override
  public double afterClick(int position, double[] attributes, int at) {
    return continuation * (1 - attributes[2 * at + 1]);
  }

  @Override
  public double afterSkip(double[] attributes, int at) {
    return continuation;
  }

  @Override
  public double satisfies(int position, double[] attributes, int at) {
    return attributes[2 * at + 1];
  }

  @Override
  public double afterVain() {
    return continuation;
  }
}
