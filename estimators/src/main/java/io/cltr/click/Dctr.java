package io.cltr.click;

/** The click probability of a display is its document's one number, wherever it is shown. */
public record Dctr() implements IndependentClicks {
  @Override
  public int width() {
    return 1;
  }

  @Override
  public double click(int position, double[] attributes, int at) {
    return attributes[at];
  }
}
