package io.cltr.click;

/**
 * The click chain model: users go on with probability τ1 after a skip, and after a click with τ3 if
 * the document is relevant and τ2 if not. A document has one number a, the chance to be clicked
 * where examined and to be relevant where clicked. A relevant click satisfies, though the user may
 * go on, so several may; the first one counts.
 *
 * @param afterSkip τ1
 * @param afterIrrelevant τ2
 * @param afterRelevant τ3
 */
public record Ccm(double afterSkip, double afterIrrelevant, double afterRelevant)
    implements SatisfyingCascade {
  /** Checks the ranges. */
  public Ccm {
    ByPosition.probability("afterSkip", afterSkip);
    ByPosition.probability("afterIrrelevant", afterIrrelevant);
    ByPosition.probability("afterRelevant", afterRelevant);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public double attraction(double[] attributes, int at) {
    return attributes[at];
  }

  @Override
  public double afterClick(int position, double[] attributes, int at) {
    return afterIrrelevant * (1 - attributes[at]) + afterRelevant * attributes[at];
  }

  @Override
  public double afterSkip(double[] attributes, int at) {
    return afterSkip;
  }

  @Override
  public double satisfies(int position, double[] attributes, int at) {
    return attributes[at];
  }

  @Override
  public double afterVain() {
    return afterIrrelevant;
  }
}
