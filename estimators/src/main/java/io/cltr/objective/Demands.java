package io.cltr.objective;

import java.io.Serializable;

/** What is demanded of the exposure that a policy gives, as sums over lists. */
public interface Demands extends Serializable {
  /** Number of demands. */
  int count();

  /** What demand {@code m} compares, for reports. */
  String name(int m);

  /** The least that (1/N) Σ_lists of demand {@code m} may be; −∞ for none. */
  double low(int m);

  /** The most that it may be; +∞ for none. */
  double high(int m);

  /**
   * Adds what a list contributes.
   *
   * @param exposure e of its documents
   * @param apart e by other draws, for demands that ask for it
   * @param terms x_m of demand m is added at m + 1
   * @param slopes demands × documents, filled with ∂x_m/∂e_d
   */
  void at(ListData list, double[] exposure, double[] apart, double[] terms, double[][] slopes);

  /** Whether they ask for exposures by other draws. */
  default boolean asksApart() {
    return false;
  }
}
