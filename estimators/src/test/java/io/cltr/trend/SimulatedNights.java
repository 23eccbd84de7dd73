package io.cltr.trend;

import io.cltr.random.Generator;
import io.cltr.trend.Night.Curve;
import io.cltr.trend.Night.Drift;
import io.cltr.trend.Night.Examined;
import io.cltr.trend.Night.PolicyValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Nights of a site that does not change: every number is a truth, plus what differs between days,
 * plus sampling error.
 *
 * @param positions of the curve
 * @param between standard deviation between days, in sampling errors of a day
 * @param days of each night's log; nights that follow share all but one
 */
record SimulatedNights(int positions, double between, int days) {
  private static final int IMPRESSIONS = 40_000;
  private static final double VALUE_ERROR = 0.005;
  private static final double CURVE_ERROR = 0.03;

  /** Numbers of a day, apart from their truth, in sampling errors. */
  private double[] day(Generator random) {
    double[] z = new double[4 + positions];
    for (int i = 0; i < z.length; i++) {
      z[i] = between * random.nextGaussian() + random.nextGaussian();
    }
    return z;
  }

  /** {@code count} nights. */
  List<Night> draw(int count, Generator random) {
    List<double[]> all = new ArrayList<>();
    for (int d = 0; d < count + days - 1; d++) {
      all.add(day(random));
    }
    List<Night> nights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] z = new double[4 + positions];
      for (double[] day : all.subList(i, i + days)) {
        for (int k = 0; k < z.length; k++) {
          z[k] += day[k] / days;
        }
      }
      nights.add(night(i, z, 0.7 + 0.6 * random.nextDouble()));
    }
    return nights;
  }

  /** The standard deviation of a night's number from night to night, in its stated errors. */
  double spread() {
    return Math.sqrt(1 + between * between);
  }

  private Night night(int index, double[] z, double size) {
    double stated = 1 / Math.sqrt(size * days);
    double inflated = Math.sqrt(days) * stated;
    long impressions =
        Math.round(days * IMPRESSIONS * StrictMath.exp(z[0] / Math.sqrt(IMPRESSIONS)));
    double rate = 0.4 + z[1] * Math.sqrt(0.4 / IMPRESSIONS);
    double production = 0.4 + VALUE_ERROR * inflated * z[2];
    double difference = 0.02 + VALUE_ERROR * inflated * z[3];
    List<Examined> curve = new ArrayList<>();
    for (int k = 2; k <= positions; k++) {
      double error = CURVE_ERROR * Math.sqrt(k);
      curve.add(new Examined(k, -StrictMath.log(k) + error * inflated * z[3 + k], error * stated));
    }
    return new Night(
        LocalDate.of(2026, 1, 1).plusDays(index).toString(),
        impressions,
        Math.round(impressions * rate),
        9_000,
        List.of(
            value(Role.candidate, production + difference, Math.sqrt(2) * stated),
            value(Role.production, production, stated)),
        new Measured(difference, VALUE_ERROR * stated),
        new Curve("harvest-all-pairs", curve),
        new Drift(0, 1),
        "PASS");
  }

  private static PolicyValue value(Role role, double value, double stated) {
    String policy = role == Role.candidate ? "ips-softmax" : "logger:main";
    return new PolicyValue(role, policy, "clicks", "ips", value, VALUE_ERROR * stated);
  }
}
