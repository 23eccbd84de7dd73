package io.cltr.click;

/** Behaviour that knows which click ends a search well. */
public interface SatisfyingBehaviour extends ClickBehaviour {
  /**
   * P(the document at rank i is the first that satisfies) for each rank i; the sum over ranks is
   * P(the user is satisfied). The arguments are those of {@link #marginal}.
   */
  double[] satisfaction(int[] positions, double[] attributes);
}
