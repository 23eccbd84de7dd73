package io.cltr.change;

import java.util.List;

/**
 * What the changes of queries are, given their measurements and the distribution of all changes.
 *
 * @param weights share of all impressions that each query stands for; they sum to the share of the
 *     changed queries
 * @param posterior P(part | x), by query and part
 */
record Outlook(
    List<MeasuredChange> rows, double[] weights, List<Spread> spreads, double[][] posterior) {
  private static final int HALVINGS = 60;

  static Outlook of(
      List<MeasuredChange> rows, double[] weights, List<Spread> spreads, double[] shares) {
    double[][] posterior = new double[rows.size()][];
    for (int q = 0; q < posterior.length; q++) {
      posterior[q] = posterior(rows.get(q), spreads, shares);
    }
    return new Outlook(rows, weights, spreads, posterior);
  }

  private static double[] posterior(MeasuredChange row, List<Spread> spreads, double[] shares) {
    double[] posterior = new double[shares.length];
    double sum = 0;
    for (int j = 0; j < posterior.length; j++) {
      posterior[j] = shares[j] == 0 ? 0 : shares[j] * spreads.get(j).likelihood(row);
      sum += posterior[j];
    }
    for (int j = 0; j < posterior.length; j++) {
      posterior[j] = sum > 0 ? posterior[j] / sum : shares[j];
    }
    return posterior;
  }

  /** P(Δ ≤ end) of query {@code q}. */
  double below(int q, double end) {
    double sum = 0;
    for (int j = 0; j < posterior[q].length; j++) {
      sum += posterior[q][j] == 0 ? 0 : posterior[q][j] * spreads.get(j).below(rows.get(q), end);
    }
    return sum;
  }

  /** E[Δ 1(Δ ≤ end)] and E[Δ² 1(Δ ≤ end)] of query {@code q}. */
  double[] partial(int q, double end) {
    double[] sums = new double[2];
    for (int j = 0; j < posterior[q].length; j++) {
      if (posterior[q][j] > 0) {
        double[] own = spreads.get(j).partial(rows.get(q), end);
        sums[0] += posterior[q][j] * own[0];
        sums[1] += posterior[q][j] * own[1];
      }
    }
    return sums;
  }

  /** Σ w P(Δ ≤ end). */
  double below(double end) {
    double sum = 0;
    for (int q = 0; q < weights.length; q++) {
      sum += weights[q] * below(q, end);
    }
    return sum;
  }

  /** Σ w E[Δ 1(Δ ≤ end)]. */
  double partial(double end) {
    double sum = 0;
    for (int q = 0; q < weights.length; q++) {
      sum += weights[q] * partial(q, end)[0];
    }
    return sum;
  }

  /** Σ w max(0, −Δ), expected. */
  double loss() {
    return Math.max(0, -partial(0));
  }

  /**
   * Standard deviation of Σ w 1(Δ ≤ end) given the distribution, and by the choice of the sample.
   *
   * @param own share of all impressions that each query has
   */
  double deviationBelow(double end, double[] own) {
    double sum = 0;
    for (int q = 0; q < weights.length; q++) {
      double p = below(q, end);
      sum += spread(q, own, p, p * (1 - p));
    }
    return Math.sqrt(Math.max(0, sum));
  }

  /** The same of {@link #loss}. */
  double deviationOfLoss(double[] own) {
    double sum = 0;
    for (int q = 0; q < weights.length; q++) {
      double[] moments = partial(q, 0);
      sum += spread(q, own, moments[0], moments[1] - moments[0] * moments[0]);
    }
    return Math.sqrt(Math.max(0, sum));
  }

  private double spread(int q, double[] own, double mean, double variance) {
    return weights[q] * weights[q] * variance + weights[q] * (weights[q] - own[q]) * mean * mean;
  }

  /** Mean Δ over the share {@code worst} of the impressions that loses most; 0 at most. */
  double tail(double worst) {
    double high = 0;
    double low = rows.stream().mapToDouble(MeasuredChange::least).min().orElse(0) - 1;
    if (below(-Double.MIN_VALUE) <= worst) {
      return Math.min(0, partial(-Double.MIN_VALUE)) / worst;
    }
    for (int step = 0; step < HALVINGS; step++) {
      double middle = (low + high) / 2;
      if (below(middle) < worst) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return partial(high) / below(high);
  }
}
