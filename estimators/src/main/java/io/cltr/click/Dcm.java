package io.cltr.click;

/**
 * The dependent click model: users go on after a skip, and after a click at position k with
 * probability λ_k: who stops after a click is satisfied. A document has its attraction.
 *
 * @param continuation λ by position from 1; the last one for deeper positions
 */
public record Dcm(double[] continuation) implements SatisfyingCascade {
  /** Checks the ranges. */
  public Dcm {
    continuation = ByPosition.checked("continuation", continuation);
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
    return ByPosition.at(continuation, position);
  }

  @Override
  public double afterSkip(double[] attributes, int at) {
    return 1;
  }

  @Override
  public double satisfies(int position, double[] attributes, int at) {
    return 1 - ByPosition.at(continuation, position);
  }

  @Override
  public double afterVain() {
    return 1;
  }
}
