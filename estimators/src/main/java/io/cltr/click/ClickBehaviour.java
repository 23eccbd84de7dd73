package io.cltr.click;

import io.cltr.random.Generator;
import java.io.Serializable;

/**
 * How users whose parameters are known click on a ranking. Documents have {@link #width} numbers
 * each; what all share is part of the behaviour.
 *
 * <p>A ranking is given by {@code positions}, n 1-based numbers that increase, and {@code
 * attributes}, n × width numbers, row by row in the order shown. The arrays are not changed.
 */
public interface ClickBehaviour extends Serializable {
  /** Numbers per document. */
  int width();

  /** A user who is about to go down the ranking. */
  Walk walk(int[] positions, double[] attributes);

  /** P(C_i = 1) for each rank i. */
  double[] marginal(int[] positions, double[] attributes);

  /** P(C_i = 1 | clicks above i) for each rank i, where {@code clicks} are above 0 if clicked. */
  default double[] conditional(int[] positions, double[] attributes, double[] clicks) {
    double[] probabilities = new double[positions.length];
    Walk walk = walk(positions, attributes);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = walk.click();
      walk.next(clicks[i] > 0);
    }
    return probabilities;
  }

  /** Clicks (1 or 0) drawn from the top down; one draw of {@code random} per rank. */
  default double[] sample(int[] positions, double[] attributes, Generator random) {
    double[] clicks = new double[positions.length];
    Walk walk = walk(positions, attributes);
    for (int i = 0; i < clicks.length; i++) {
      boolean clicked = random.nextBoolean(walk.click());
      clicks[i] = clicked ? 1 : 0;
      walk.next(clicked);
    }
    return clicks;
  }
}
