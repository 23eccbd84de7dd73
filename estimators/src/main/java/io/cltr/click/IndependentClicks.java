package io.cltr.click;

/** Behaviour in which the clicks of a ranking do not depend on each other. */
public interface IndependentClicks extends ClickBehaviour {
  /** P(C_i = 1) for the document at rank {@code at}, from 0, shown at {@code position}. */
  double click(int position, double[] attributes, int at);

  @Override
  default double[] marginal(int[] positions, double[] attributes) {
    double[] probabilities = new double[positions.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = click(positions[i], attributes, i);
    }
    return probabilities;
  }

  @Override
  default Walk walk(int[] positions, double[] attributes) {
    return new IndependentWalk(marginal(positions, attributes));
  }

  /** Goes down probabilities that no click changes. */
  final class IndependentWalk implements Walk {
    private final double[] probabilities;
    private int at;

    private IndependentWalk(double[] probabilities) {
      this.probabilities = probabilities;
    }

    @Override
    public double click() {
      return probabilities[at];
    }

    @Override
    public void next(boolean clicked) {
      at++;
    }
  }
}
