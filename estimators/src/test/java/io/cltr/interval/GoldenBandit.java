package io.cltr.interval;

import io.cltr.testing.Golden;
import java.util.Arrays;
import java.util.List;

/**
 * Terms of the estimators of the golden one-action logs, round by round, by the formulas of Open
 * Bandit Pipeline 0.5.5: w = π/π_0, q the prediction for the logged action, q̄ that for the target.
 */
record GoldenBandit(double[] w, double[] estimatedW, double[] reward, double[] q, double[] target) {
  static GoldenBandit of(String name) {
    List<String> header = List.of(Golden.lines("value/" + name + ".csv.gz").get(0).split(","));
    List<String[]> rows = Golden.rows("value/" + name + ".csv.gz");
    double[] wanted = column(rows, header, "pi_e_logged");
    double[] action = column(rows, header, "action");
    int n = rows.size();
    double[] q = new double[n];
    double[] target = new double[n];
    for (int a = 0; a < 10; a++) {
      double[] probability = column(rows, header, "pi_e_" + a);
      double[] predicted = column(rows, header, "q_" + a);
      for (int i = 0; i < n; i++) {
        target[i] += probability[i] * predicted[i];
        q[i] = action[i] == a ? predicted[i] : q[i];
      }
    }
    return new GoldenBandit(
        divided(wanted, column(rows, header, "pscore")),
        divided(wanted, column(rows, header, "estimated_pscore")),
        column(rows, header, "reward"),
        q,
        target);
  }

  int rounds() {
    return w.length;
  }

  /** The terms of {@code estimator}, the name without its parameter, at {@code lambda}. */
  double[] terms(String estimator, double lambda) {
    double[] terms = new double[w.length];
    Arrays.setAll(terms, i -> term(estimator, w[i], lambda, i));
    return terms;
  }

  /** The same with estimated logging probabilities. */
  double[] estimatedTerms(String estimator, double lambda) {
    double[] terms = new double[w.length];
    Arrays.setAll(terms, i -> term(estimator, estimatedW[i], lambda, i));
    return terms;
  }

  private double term(String estimator, double weight, double lambda, int i) {
    double residual = reward[i] - q[i];
    return switch (estimator) {
      case "ipw" -> Math.min(weight, lambda) * reward[i];
      case "dm" -> target[i];
      case "dr" -> target[i] + Math.min(weight, lambda) * residual;
      case "switch-dr" -> target[i] + (weight <= lambda ? weight * residual : 0);
      case "dr-os" -> target[i] + lambda * weight / (weight * weight + lambda) * residual;
      case "sg-ipw" -> weight / (1 - lambda + lambda * weight) * reward[i];
      case "sg-dr" -> target[i] + weight / (1 - lambda + lambda * weight) * residual;
      default -> throw new IllegalArgumentException(estimator);
    };
  }

  private static double[] divided(double[] above, double[] below) {
    double[] ratio = new double[above.length];
    Arrays.setAll(ratio, i -> above[i] / below[i]);
    return ratio;
  }

  private static double[] column(List<String[]> rows, List<String> header, String name) {
    int at = header.indexOf(name);
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray();
  }
}
