package io.cltr.learner;

import io.cltr.bench.Site;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.policy.PlackettLuceRanks;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ranker;
import io.cltr.simulate.Device;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.Trust;
import io.cltr.simulate.User;
import io.cltr.simulate.World;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A site with a good Plackett–Luce logger: 60 queries of 6 to 9 documents, 5 positions, θ_k = 1/k,
 * each impression a unit.
 *
 * @param site whose logger is "good"
 * @param temperature of the logger
 */
record PolicySite(Site site, double temperature) {
  private static final int HELD_OUT = 1_000_000;

  /** A logger whose scores correlate by {@code quality} with the best linear ones. */
  static PolicySite of(double quality, double temperature) {
    Simulation base = new Simulation();
    User user = base.user();
    Simulation simulation =
        new Simulation(
            new SyntheticCatalogue(60, 6, 9, 8, .9, List.of(.5, .2, .15, .1, .05)),
            base.groups(),
            new Traffic(10_000, 0, .3, "2026-11-14", 7, 1),
            new User(
                user.clicks(),
                List.of(new Device("any", 1, 1, List.of())),
                .1,
                new Trust(),
                user.rewards(),
                user.rewardNoise()),
            5,
            List.of(new LoggerSpec("good", 1, quality, 0, temperature)),
            Randomization.none());
    return new PolicySite(Site.of("good logger", World.of(simulation, 11)), temperature);
  }

  /** Clicks per impression of the logger, exactly. */
  double loggerValue() {
    return site.truth().value("logger:good", "clicks");
  }

  /** The logger as a Plackett–Luce policy of temperature 1. */
  Ranker logger() {
    LinearRanker scores = site.world().ranker("good");
    return new LinearRanker(
        scores.mean(),
        scores.scale(),
        Arrays.stream(scores.weights()).map(w -> w / temperature).toArray());
  }

  /** About {@code clicks} clicks, and a quarter as many held out. */
  TrainingLog log(long clicks, long seed, Optional<Ranker> previous) {
    long impressions = Math.round(clicks / loggerValue());
    return new TrainingLog(
        site.log(impressions, seed),
        site.log(impressions / 4, HELD_OUT + seed),
        site.queries(),
        site.examination(),
        Source.of(List.of(), Layout.byKey()),
        previous,
        seed);
  }

  /** Value of {@code ranker}'s Plackett–Luce policy over that of the logger, less 1; exact. */
  double gain(Ranker ranker) {
    return site
                .truth()
                .values(
                    "trained",
                    q ->
                        PlackettLuceRanks.of(
                            ranker.scores(site.world().catalogue().entries().get(q).query()),
                            site.truth().depth()))
                .stream()
                .filter(value -> value.metric().equals("clicks"))
                .findFirst()
                .orElseThrow()
                .value()
            / loggerValue()
        - 1;
  }
}
