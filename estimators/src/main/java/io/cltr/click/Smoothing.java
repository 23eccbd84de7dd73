package io.cltr.click;

/**
 * Forward–backward inference for users who go down a ranking until they stop: P(E_i = 1 | all
 * clicks). What is at or above the last click was examined. Below it, with b_i the chance of no
 * click from i on if i is examined,
 *
 * <pre>
 * b_i = (1 − a_i)(s_i b_{i+1} + 1 − s_i),   P(E_{i+1} = 1) = P(E_i = 1) g_i b_{i+1}/(g_i b_{i+1} + 1 − g_i)
 * </pre>
 *
 * <p>with g_i = p_i at the last click and s_i below it; one sweep up, one down.
 */
final class Smoothing {
  private static final double TINY = 1e-200;

  private final double[] examined;
  private final double[] silent;

  /** Room for lists of up to {@code longest} documents. */
  Smoothing(int longest) {
    examined = new double[longest + 1];
    silent = new double[longest + 1];
  }

  /** P(E = 1 | all clicks) at rank {@code i} of the last list. */
  double examined(int i) {
    return examined[i];
  }

  /** The list's log-likelihood; −∞ where the clicks are impossible. */
  double smooth(
      CascadeBehaviour user, int[] positions, double[] attributes, double[] clicks, int n) {
    int last = n - 1;
    while (last >= 0 && !(clicks[last] > 0)) {
      last--;
    }
    silent[n] = 1;
    for (int i = n - 1; i > last; i--) {
      double goesOn = user.afterSkip(attributes, i);
      silent[i] = (1 - user.attraction(attributes, i)) * (goesOn * silent[i + 1] + 1 - goesOn);
    }
    examined[0] = 1;
    double logLikelihood = 0;
    double product = last < 0 ? silent[0] : 1;
    for (int i = 0; i < n; i++) {
      double goesOn =
          clicks[i] > 0
              ? user.afterClick(positions[i], attributes, i)
              : user.afterSkip(attributes, i);
      double all = goesOn * silent[i + 1] + 1 - goesOn;
      examined[i + 1] = i < last ? 1 : all > 0 ? examined[i] * goesOn * silent[i + 1] / all : 0;
      if (i <= last) {
        double attraction = user.attraction(attributes, i);
        product *= clicks[i] > 0 ? attraction : 1 - attraction;
        product *= i < last ? goesOn : all;
        if (product < TINY) {
          logLikelihood += StrictMath.log(product);
          product = 1;
        }
      }
    }
    return logLikelihood + StrictMath.log(product);
  }
}
