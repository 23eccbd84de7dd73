package io.cltr.bench;

import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import java.util.List;

/** Small sites. */
final class Sites {
  private static final SyntheticCatalogue CATALOGUE =
      new SyntheticCatalogue(8, 5, 5, 3, 0.9, List.of(0.6, 0.4));
  private static final Traffic TRAFFIC = new Traffic(1000, 250, 0.3, "2026-11-14", 7, 1);

  private Sites() {}

  /** Five positions, of which all documents get one; two rankers. */
  static Site rankings() {
    Simulation base = new Simulation();
    return Site.of(
        "rankings",
        World.of(
            new Simulation(
                CATALOGUE,
                base.groups(),
                TRAFFIC,
                base.user(),
                5,
                List.of(new LoggerSpec("a", 0.5, 0.9, 0, 0), new LoggerSpec("b", 0.5, 0.1, 0, 0)),
                Randomization.none()),
            7));
  }

  /** One document per impression, by a soft logger. */
  static Site oneAction() {
    Simulation base = Simulation.oneAction();
    return Site.of(
        "one-action",
        World.of(
            new Simulation(
                CATALOGUE,
                base.groups(),
                TRAFFIC,
                base.user(),
                1,
                List.of(new LoggerSpec("a", 1, 0.5, 0, 1)),
                Randomization.none()),
            7));
  }
}
