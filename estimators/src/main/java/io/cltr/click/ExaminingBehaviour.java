package io.cltr.click;

/** Behaviour in which a click needs examination, and whose parameters tell the two apart. */
public interface ExaminingBehaviour extends ClickBehaviour {
  /** P(E_i = 1 | clicks above i) for each rank i: the propensity that the clicks above leave. */
  double[] examination(int[] positions, double[] attributes, double[] clicks);
}
