package io.cltr.interval;

import java.util.function.DoubleUnaryOperator;

/**
 * The betting bounds of Waudby-Smith and Ramdas (JRSS-B 2023, theorem 3) as published, unit by unit
 * with ln(1 + y) itself: predictable plug-in bets, cut at 1/(2m), and for each side the largest
 * capital so far against 1/α.
 */
final class HedgedCapital {
  private HedgedCapital() {}

  /** The interval of a mean of {@code z} in [0, 1] at {@code level}. */
  static double[] interval(double[] z, double level) {
    double log = Math.log(2 / (1 - level));
    double[] mirrored = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      mirrored[i] = 1 - z[i];
    }
    return new double[] {lowest(z, log), 1 - lowest(mirrored, log)};
  }

  private static double lowest(double[] z, double log) {
    double[] bets = bets(z, log);
    DoubleUnaryOperator capital = m -> capital(z, bets, m);
    if (capital.applyAsDouble(0) < log) {
      return 0;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (capital.applyAsDouble(middle) >= log) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[] bets(double[] z, double log) {
    double[] bets = new double[z.length];
    double sum = 0;
    double around = 0.25;
    for (int i = 0; i < z.length; i++) {
      bets[i] = Math.sqrt(2 * log * (i + 1) / (around * z.length));
      sum += z[i];
      double mean = (0.5 + sum) / (i + 2);
      around += (z[i] - mean) * (z[i] - mean);
    }
    return bets;
  }

  private static double capital(double[] z, double[] bets, double m) {
    double log = 0;
    double most = 0;
    for (int i = 0; i < z.length; i++) {
      log += Math.log1p(Math.min(bets[i], 0.5 / m) * (z[i] - m));
      most = Math.max(most, log);
    }
    return most;
  }
}
