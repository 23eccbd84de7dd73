package io.cltr.click;

/**
 * Users who go down the ranking until they stop: what is examined is clicked with its attraction,
 * what is below the stop is not. The first document is examined.
 *
 * <p>With a_i = P(C_i = 1 | E_i = 1), and the chances to go on after a click p_i and after a skip
 * s_i, e_i = P(E_i = 1 | clicks above i) follows from e_1 = 1 by
 *
 * <pre>
 * P(C_i = 1 | clicks above) = e_i a_i,   e_{i+1} = p_i after a click, s_i e_i (1 − a_i)/(1 − e_i a_i) after a skip
 * </pre>
 */
public interface CascadeBehaviour extends ExaminingBehaviour {
  /** a_i of the document at rank {@code at}, from 0. */
  double attraction(double[] attributes, int at);

  /** p_i at rank {@code at}, shown at {@code position}. */
  double afterClick(int position, double[] attributes, int at);

  /** s_i at rank {@code at}. */
  double afterSkip(double[] attributes, int at);

  @Override
  default Walk walk(int[] positions, double[] attributes) {
    return new CascadeWalk(this, positions, attributes);
  }

  @Override
  default double[] marginal(int[] positions, double[] attributes) {
    double[] marginal = new double[positions.length];
    double examined = 1;
    for (int i = 0; i < marginal.length; i++) {
      double attraction = attraction(attributes, i);
      marginal[i] = examined * attraction;
      examined *=
          attraction * afterClick(positions[i], attributes, i)
              + (1 - attraction) * afterSkip(attributes, i);
    }
    return marginal;
  }

  @Override
  default double[] examination(int[] positions, double[] attributes, double[] clicks) {
    double[] examined = new double[positions.length];
    CascadeWalk walk = new CascadeWalk(this, positions, attributes);
    for (int i = 0; i < examined.length; i++) {
      examined[i] = walk.examined();
      walk.next(clicks[i] > 0);
    }
    return examined;
  }
}
