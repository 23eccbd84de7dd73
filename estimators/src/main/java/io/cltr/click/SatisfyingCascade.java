package io.cltr.click;

/**
 * Users who go down the ranking and may be satisfied by what they click. With σ_i = P(S_i = 1 | C_i
 * = 1) and u_i the chance to go on after a click that did not satisfy, P(E_i = 1, not satisfied
 * above) = f_i follows from f_1 = 1 by
 *
 * <pre>
 * P(the document at i is the first that satisfies) = f_i a_i σ_i
 * f_{i+1} = f_i [a_i (1 − σ_i) u_i + (1 − a_i) s_i]
 * </pre>
 */
public interface SatisfyingCascade extends CascadeBehaviour, SatisfyingBehaviour {
  /** σ at rank {@code at}, from 0, shown at {@code position}. */
  double satisfies(int position, double[] attributes, int at);

  /** u: the chance to go on after a click that did not satisfy. */
  double afterVain();

  @Override
  default double[] satisfaction(int[] positions, double[] attributes) {
    double[] satisfied = new double[positions.length];
    double wanting = 1;
    for (int i = 0; i < satisfied.length; i++) {
      double attraction = attraction(attributes, i);
      double satisfies = satisfies(positions[i], attributes, i);
      satisfied[i] = wanting * attraction * satisfies;
      wanting *=
          attraction * (1 - satisfies) * afterVain() + (1 - attraction) * afterSkip(attributes, i);
    }
    return satisfied;
  }
}
