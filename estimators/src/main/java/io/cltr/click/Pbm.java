package io.cltr.click;

/**
 * A click on what is examined and attracts: P(C = 1) = θ_k γ, whatever else was clicked. A document
 * has its γ.
 *
 * @param examination θ by position from 1; the last one for deeper positions
 */
public record Pbm(double[] examination) implements IndependentClicks, ExaminingBehaviour {
  /** Checks the ranges. */
  public Pbm {
    examination = ByPosition.checked("examination", examination);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public double click(int position, double[] attributes, int at) {
    return ByPosition.at(examination, position) * attributes[at];
  }

  @Override
  public double[] examination(int[] positions, double[] attributes, double[] clicks) {
    double[] examined = new double[positions.length];
    for (int i = 0; i < examined.length; i++) {
      examined[i] = ByPosition.at(examination, positions[i]);
    }
    return examined;
  }
}
