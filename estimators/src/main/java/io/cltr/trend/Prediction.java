package io.cltr.trend;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What n nights say of the next: a prediction interval of random-effects meta-analysis.
 *
 * <pre>
 * w = 1/s²,  μ = Σ w x/Σ w,  Q = Σ w (x − μ)²,  τ² = max(0, (Q − (n − 1))/(Σ w − Σ w²/Σ w))
 * v = 1/(s² + τ²),  m = Σ v x/Σ v
 * t = (x_T − m)/√(s_T² + τ² + 1/Σ v),  n − 2 degrees of freedom
 * </pre>
 *
 * <p>over the nights' estimates x with standard errors s; x_T and s_T are those of the next. τ² is
 * the variance of true values from night to night. Where any s is 0 there is no sampling error to
 * tell from it: then m is the plain mean and τ² the sample variance.
 *
 * <p>Assumes nights that are independent and alike, normal true values and errors, known s. Nights
 * whose logs share days are not independent: they differ less from one another than from a night
 * that shares none. Fewer than {@value Trend#LEAST} nights are refused. Cost: three passes over n.
 *
 * <p>Source: Higgins, Thompson, Spiegelhalter, JRSS-A 2009 (the interval and its degrees of
 * freedom); DerSimonian, Laird, Controlled Clinical Trials 1986 (τ²).
 *
 * @param mean m
 * @param between τ²
 * @param meanVariance 1/Σ v
 * @param nights n
 */
record Prediction(double mean, double between, double meanVariance, int nights) {
  /** The prediction from {@code before}. */
  static Prediction of(List<Measured> before) {
    int n = before.size();
    if (n < Trend.LEAST) {
      throw new IllegalArgumentException(
          "a prediction takes %d nights, found %d".formatted(Trend.LEAST, n));
    }
    boolean sampled = before.stream().allMatch(at -> at.standardError() > 0);
    double between = sampled ? derSimonianLaird(before) : sampleVariance(before);
    double known = sampled ? 1 : 0;
    if (between == 0 && !sampled) {
      return new Prediction(before.get(0).value(), 0, 0, n);
    }
    double sum = 0;
    for (Measured at : before) {
      sum += 1 / (known * at.standardError() * at.standardError() + between);
    }
    double origin = before.get(0).value();
    double mean = 0;
    for (Measured at : before) {
      double variance = known * at.standardError() * at.standardError() + between;
      mean += (at.value() - origin) / variance / sum;
    }
    return new Prediction(origin + mean, between, 1 / sum, n);
  }

  private static double derSimonianLaird(List<Measured> before) {
    double sum = 0;
    double squares = 0;
    double mean = 0;
    for (Measured at : before) {
      double w = 1 / (at.standardError() * at.standardError());
      sum += w;
      squares += w * w;
      mean += w * at.value();
    }
    mean /= sum;
    double q = 0;
    for (Measured at : before) {
      double z = (at.value() - mean) / at.standardError();
      q += z * z;
    }
    return Math.max(0, (q - (before.size() - 1)) / (sum - squares / sum));
  }

  /** Exactly 0 where all nights are equal. */
  private static double sampleVariance(List<Measured> before) {
    double origin = before.get(0).value();
    double sum = 0;
    double squares = 0;
    for (Measured at : before) {
      double apart = at.value() - origin;
      sum += apart;
      squares += apart * apart;
    }
    int n = before.size();
    return Math.max(0, (squares - sum * sum / n) / (n - 1));
  }

  /** The two-sided p-value of {@code tonight}; 0 where it is not what was known. */
  double p(Measured tonight) {
    double apart = Math.abs(tonight.value() - mean);
    double scale = scale(tonight);
    return scale == 0
        ? (apart == 0 ? 1 : 0)
        : 2 * distribution().cumulativeProbability(-apart / scale);
  }

  /** Half the width of the interval that holds a night like {@code tonight} but for α. */
  double halfWidth(Measured tonight, double alpha) {
    return scale(tonight) * distribution().inverseCumulativeProbability(1 - alpha / 2);
  }

  private double scale(Measured tonight) {
    double error = tonight.standardError();
    return Math.sqrt(error * error + between + meanVariance);
  }

  private TDistribution distribution() {
    return new TDistribution(null, nights - 2.0);
  }
}
