package io.cltr.bench;

import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.Trust;
import io.cltr.simulate.User;
import io.cltr.simulate.UserModel;
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
    return rankings(new Simulation().user());
  }

  /** The same with users who trust the upper positions. */
  static Site trusting() {
    User base = new Simulation().user();
    Trust trust =
        new Trust(List.of(0.98, 0.9, 0.85, 0.8, 0.75), List.of(0.6, 0.45, 0.35, 0.3, 0.25));
    return rankings(
        new User(
            base.clicks(),
            base.devices(),
            base.noise(),
            trust,
            base.rewards(),
            base.rewardNoise()));
  }

  /** The same with users of {@code clicks}. */
  static Site of(UserModel clicks) {
    User base = new Simulation().user();
    return rankings(
        new User(
            clicks,
            base.devices(),
            base.noise(),
            base.trust(),
            base.rewards(),
            base.rewardNoise()));
  }

  private static Site rankings(User user) {
    Simulation base = new Simulation();
    return Site.of(
        "rankings",
        World.of(
            new Simulation(
                CATALOGUE,
                base.groups(),
                TRAFFIC,
                user,
                5,
                List.of(new LoggerSpec("a", 0.5, 0.9, 0, 0), new LoggerSpec("b", 0.5, 0.1, 0, 0)),
                Randomization.none()),
            7));
  }

  /** One document per impression, by a soft logger. */
  static Site oneAction() {
    return oneAction(TRAFFIC);
  }

  /** The same, each impression a unit of its own. */
  static Site oneActionPerUnit() {
    return oneAction(new Traffic(1000, 0, 0.3, "2026-11-14", 7, 1));
  }

  /** The same by two loggers, one of whom hardly ever shows what the other prefers. */
  static Site twoLoggers() {
    return oneAction(
        TRAFFIC,
        List.of(new LoggerSpec("a", 0.5, 0.8, 0, 0.6), new LoggerSpec("b", 0.5, -0.5, 0, 1)));
  }

  /** Slates of three of five documents, by two soft loggers. */
  static Site slates() {
    Simulation base = new Simulation();
    return Site.of(
        "slates",
        World.of(
            new Simulation(
                CATALOGUE,
                base.groups(),
                TRAFFIC,
                base.user(),
                3,
                List.of(new LoggerSpec("a", 0.5, 0.8, 0, 1), new LoggerSpec("b", 0.5, 0.2, 0, 2)),
                Randomization.none()),
            7));
  }

  private static Site oneAction(Traffic traffic) {
    return oneAction(traffic, List.of(new LoggerSpec("a", 1, 0.5, 0, 1)));
  }

  private static Site oneAction(Traffic traffic, List<LoggerSpec> loggers) {
    Simulation base = Simulation.oneAction();
    return Site.of(
        "one-action",
        World.of(
            new Simulation(
                CATALOGUE, base.groups(), traffic, base.user(), 1, loggers, Randomization.none()),
            7));
  }
}
