package io.cltr.jobs.report;

import java.util.ArrayList;
import java.util.List;

/** Placebo and calibration such as a run writes, from formulas; the logger "random" is off. */
final class PlaceboFixture {
  private PlaceboFixture() {}

  static PlaceboSection placebo() {
    List<PlaceboSection.Row> rows = new ArrayList<>();
    for (String logger : List.of("production", "challenger", "random")) {
      double off = logger.equals("random") ? 0.031 : 0.002;
      rows.add(
          new PlaceboSection.Row(
              logger,
              ReportFixture.METRICS.get(0),
              "ips",
              0.44 + off,
              0.44,
              off,
              0.011,
              off - 0.0216,
              off + 0.0216,
              0.95,
              0.001,
              12_000,
              logger.equals("random") ? List.of("predicted 2.8 standard errors off") : List.of()));
    }
    return new PlaceboSection(rows);
  }

  static CalibrationSection calibration() {
    List<CalibrationSection.Row> positions = new ArrayList<>();
    List<CalibrationSection.Row> deciles = new ArrayList<>();
    for (int k = 1; k <= 10; k++) {
      double rate = 0.3 / k;
      positions.add(new CalibrationSection.Row(k, rate, rate * 1.04, 8_000));
      deciles.add(new CalibrationSection.Row(k, 0.02 * k, 0.019 * k + 0.004, 8_000));
    }
    return new CalibrationSection(positions, deciles);
  }
}
