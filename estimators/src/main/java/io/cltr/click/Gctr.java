package io.cltr.click;

/**
 * Every display is clicked with the same probability.
 *
 * @param rate P(C = 1)
 */
public record Gctr(double rate) implements IndependentClicks {
  /** Checks the range. */
  public Gctr {
    ByPosition.probability("rate", rate);
  }

  @Override
  public int width() {
    return 0;
  }

  @Override
  public double click(int position, double[] attributes, int at) {
    return rate;
  }
}
