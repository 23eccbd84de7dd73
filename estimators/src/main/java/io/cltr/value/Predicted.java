package io.cltr.value;

/**
 * What a policy shows in a round, and what the reward model says of it.
 *
 * @param probabilities π(a) by candidate and position
 * @param rewards q̂(a), likewise
 * @param depth number of positions
 * @param position of the round, from 1
 */
public record Predicted(double[] probabilities, double[] rewards, int depth, int position) {
  /** Nothing is shown or predicted. */
  public static final Predicted NONE = new Predicted(new double[0], new double[0], 1, 1);

  /** Takes an action's probability and prediction. */
  @FunctionalInterface
  public interface Taker {
    void take(double probability, double reward);
  }

  /** All actions that the policy may show. */
  public void each(Taker taker) {
    for (int i = position - 1; i < probabilities.length; i += depth) {
      if (probabilities[i] > 0) {
        taker.take(probabilities[i], rewards[i]);
      }
    }
  }
}
