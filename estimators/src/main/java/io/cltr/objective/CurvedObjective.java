package io.cltr.objective;

/** An objective of one term with second derivatives, as boosted trees need them. */
public interface CurvedObjective extends ListObjective {
  /**
   * The slopes and curvatures of one list.
   *
   * @param slopes filled with ∂t/∂f_d
   * @param curvatures filled with numbers above 0 that stand for ∂²t/∂f_d²
   * @return t
   */
  double at(ListData list, double[] scores, double[] slopes, double[] curvatures);

  @Override
  default void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    terms[0] += at(list, scores, slopes[0], new double[scores.length]);
  }
}
