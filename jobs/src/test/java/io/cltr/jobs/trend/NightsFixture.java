package io.cltr.jobs.trend;

import io.cltr.random.Generator;
import io.cltr.trend.Measured;
import io.cltr.trend.Night;
import io.cltr.trend.Night.Curve;
import io.cltr.trend.Night.Drift;
import io.cltr.trend.Night.Examined;
import io.cltr.trend.Night.PolicyValue;
import io.cltr.trend.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Nights such as a site has: weekends are quieter, and every ranker is a little better. */
final class NightsFixture {
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 3);

  private NightsFixture() {}

  /** {@code count} nights; on the last there are twice as many impressions and other curves. */
  static List<Night> changed(int count) {
    List<Night> nights = new ArrayList<>(nights(count));
    nights.set(count - 1, night(count - 1, 2, 0.35));
    return nights;
  }

  static List<Night> nights(int count) {
    List<Night> nights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nights.add(night(i, 1, 0));
    }
    return nights;
  }

  private static Night night(int index, double volume, double deeper) {
    Generator random = new Generator(7).split(index);
    double weekend = index % 7 < 2 ? 0.85 : 1;
    long impressions =
        Math.round(volume * 310_000 * weekend * StrictMath.exp(0.03 * random.nextGaussian()));
    double rate = 0.412 + 0.004 * random.nextGaussian();
    double error = 0.0021 + 0.0004 * random.nextDouble();
    double production = 0.41 + error * random.nextGaussian();
    double difference = 0.012 + 0.7 * error * random.nextGaussian();
    List<Examined> curve = new ArrayList<>();
    for (int k = 2; k <= 10; k++) {
      double se = 0.008 * Math.sqrt(k);
      double log = -0.8 * StrictMath.log(k) + (k > 2 ? deeper : 0) + se * random.nextGaussian();
      curve.add(new Examined(k, log, se));
    }
    return new Night(
        FIRST.plusDays(index).toString(),
        impressions,
        Math.round(impressions * rate),
        impressions / 6,
        List.of(
            new PolicyValue(
                Role.candidate, "ips-softmax", "clicks", "ips", production + difference, error),
            new PolicyValue(Role.production, "logger:main", "clicks", "ips", production, error)),
        new Measured(difference, 0.7 * error),
        new Curve("harvest-all-pairs", curve),
        new Drift(random.nextInt(8) == 0 ? 1 : 0, random.nextInt(3)),
        difference > 0.012 ? "PASS" : "INCONCLUSIVE");
  }
}
