package io.cltr.bench;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of x_sq over logs s and parts q (queries) of the truth, with an interval for what other
 * logs and other queries would give:
 *
 * <pre>
 * x_sq = μ + a_s + b_q + e_sq,   Var(x̄) = (MS_s + MS_q − MS_e)/(SQ)
 * </pre>
 *
 * <p>MS are the mean squares of the two-way analysis of variance, and the degrees of freedom of the
 * t interval are Satterthwaite's. The variance is never less than MS_s/(SQ) or MS_q/(SQ). With one
 * log it is that of the queries alone, with one query that of the logs; with one number there is no
 * interval (NaN).
 *
 * <p>Assumes that logs and queries are independent draws; queries that share what they learn from
 * are dependent, but not by more than a_s says. Source: Satterthwaite, Biometrics Bulletin 1946;
 * Searle, Casella and McCulloch, Variance Components, 1992.
 *
 * @param logs S
 * @param mean x̄; NaN without any number
 * @param low lower end of the interval
 * @param high upper end
 */
public record CrossedMean(int logs, double mean, double low, double high) {

  /** The mean of {@code rows}, one row per log, all of one length. */
  static CrossedMean of(List<double[]> rows, double level) {
    int s = rows.size();
    int q = s == 0 ? 0 : rows.get(0).length;
    if (q == 0) {
      return new CrossedMean(s, Double.NaN, Double.NaN, Double.NaN);
    }
    double[] byLog = new double[s];
    double[] byPart = new double[q];
    double mean = 0;
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < q; j++) {
        double x = rows.get(i)[j];
        byLog[i] += x / q;
        byPart[j] += x / s;
        mean += x / s / q;
      }
    }
    double squaresS = 0;
    double squaresQ = 0;
    double squaresE = 0;
    for (int i = 0; i < s; i++) {
      squaresS += q * (byLog[i] - mean) * (byLog[i] - mean);
    }
    for (int j = 0; j < q; j++) {
      squaresQ += s * (byPart[j] - mean) * (byPart[j] - mean);
      for (int i = 0; i < s; i++) {
        double rest = rows.get(i)[j] - byLog[i] - byPart[j] + mean;
        squaresE += rest * rest;
      }
    }
    double half = half(squaresS, squaresQ, squaresE, s - 1.0, q - 1.0, level);
    return new CrossedMean(s, mean, mean - half, mean + half);
  }

  private static double half(
      double squaresS, double squaresQ, double squaresE, double logs, double parts, double level) {
    double s = logs == 0 ? 0 : squaresS / logs;
    double q = parts == 0 ? 0 : squaresQ / parts;
    double e = logs == 0 || parts == 0 ? 0 : squaresE / (logs * parts);
    double n = (logs + 1) * (parts + 1);
    double variance = Math.max(s + q - e, Math.max(s, q));
    if (logs + parts == 0) {
      return Double.NaN;
    }
    if (variance == 0) {
      return 0;
    }
    double spread =
        (logs == 0 ? 0 : s * s / logs)
            + (parts == 0 ? 0 : q * q / parts)
            + (logs * parts == 0 ? 0 : e * e / (logs * parts));
    double freedom = Math.max(1, variance * variance / spread);
    return Math.sqrt(variance / n)
        * new TDistribution(null, freedom).inverseCumulativeProbability((1 + level) / 2);
  }
}
