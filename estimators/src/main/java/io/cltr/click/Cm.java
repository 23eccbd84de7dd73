package io.cltr.click;

/**
 * The cascade model: users go down to their first click, which satisfies them, and stop. A document
 * has its attraction. A second click has probability 0.
 */
public record Cm() implements SatisfyingCascade {
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
    return 0;
  }

  @Override
  public double afterSkip(double[] attributes, int at) {
    return 1;
  }

  @Override
  public double satisfies(int position, double[] attributes, int at) {
    return 1;
  }

  @Override
  public double afterVain() {
    return 0;
  }
}
