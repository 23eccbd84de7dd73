package io.cltr.jobs.report;

import io.cltr.value.check.Calibration;
import io.cltr.value.check.Placebo;
import java.util.ArrayList;
import java.util.List;

/** Placebo and calibration such as a run writes, from formulas; the logger "random" is off. */
final class PlaceboFixture {
  private PlaceboFixture() {}

  static List<Placebo.Row> placebo() {
    List<Placebo.Row> rows = new ArrayList<>();
    for (String logger : List.of("production", "challenger", "random")) {
      boolean holds = !logger.equals("random");
      double off = holds ? 0.002 : 0.031;
      rows.add(
          new Placebo.Row(
              logger,
              ValueFixture.METRICS.get(0),
              "ips",
              0.44 + off,
              0.44,
              off,
              0.011,
              off - 0.0216,
              off + 0.0216,
              0.95,
              0.004,
              holds,
              12_000,
              holds ? List.of() : List.of("the other loggers' impressions predict 0.471")));
    }
    return rows;
  }

  static List<Calibration.Row> calibration() {
    List<Calibration.Row> rows = new ArrayList<>();
    for (int k = 1; k <= 10; k++) {
      rows.add(new Calibration.Row("position", k, 8_000, 0.3 / k, 0.312 / k));
    }
    for (int k = 1; k <= 10; k++) {
      rows.add(new Calibration.Row("decile", k, 8_000, 0.02 * k, 0.019 * k + 0.004));
    }
    return rows;
  }
}
