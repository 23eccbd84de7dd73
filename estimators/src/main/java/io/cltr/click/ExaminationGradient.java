package io.cltr.click;

/**
 * P(E_i = 1 | clicks above) of a list under the dynamic Bayesian network model, and its derivatives
 * by the parameters above i. A click makes it g (1 − s), whatever was above; a skip makes it
 *
 * <pre>
 * e' = g e (1 − a)/(1 − e a),   ∂e'/∂e = g (1 − a)/(1 − e a)²,   ∂e'/∂a = − g e (1 − e)/(1 − e a)²
 * </pre>
 */
final class ExaminationGradient {
  private final double[] byAttraction;
  private double bySatisfaction;
  private double byContinuation;
  private double examined = 1;
  private int at;
  private int click = -1;

  ExaminationGradient(int longest) {
    byAttraction = new double[longest];
  }

  /** P(E_i = 1 | clicks above) at the rank reached. */
  double examined() {
    return examined;
  }

  /** ∂/∂g. */
  double byContinuation() {
    return byContinuation;
  }

  /** Rank of the last click above, on whose satisfaction it depends; −1 without any. */
  int click() {
    return click;
  }

  /** ∂/∂s of the document at {@link #click}. */
  double bySatisfaction() {
    return bySatisfaction;
  }

  /** ∂/∂a of the document at rank {@code i}, below {@link #click} and above the rank reached. */
  double byAttraction(int i) {
    return byAttraction[i];
  }

  /** Goes on to the next rank. */
  void next(double attraction, double satisfaction, double continuation, boolean clicked) {
    if (clicked) {
      click = at;
      examined = continuation * (1 - satisfaction);
      byContinuation = 1 - satisfaction;
      bySatisfaction = -continuation;
    } else {
      double miss = 1 - examined * attraction;
      double slope = continuation * (1 - attraction) / (miss * miss);
      for (int i = click + 1; i < at; i++) {
        byAttraction[i] *= slope;
      }
      byAttraction[at] = -continuation * examined * (1 - examined) / (miss * miss);
      bySatisfaction *= slope;
      byContinuation = byContinuation * slope + examined * (1 - attraction) / miss;
      examined *= continuation * (1 - attraction) / miss;
    }
    at++;
  }
}
