package io.cltr.click;

/**
 * The click probability of a display depends on its position alone.
 *
 * @param rates P(C = 1) by position from 1; the last one for deeper positions
 */
public record Rctr(double[] rates) implements IndependentClicks {
  /** Checks the ranges. */
  public Rctr {
    rates = ByPosition.checked("rates", rates);
  }

  @Override
  public int width() {
    return 0;
  }

  @Override
  public double click(int position, double[] attributes, int at) {
    return ByPosition.at(rates, position);
  }
}
