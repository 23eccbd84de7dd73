package io.cltr.propensity.trust;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.simulate.Device;
import io.cltr.simulate.Groups;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.PositionBasedUser;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.Trust;
import io.cltr.simulate.User;
import io.cltr.simulate.UserModel;
import io.cltr.simulate.World;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Sites of three stochastic loggers, θ_k = 1/k, with and without trust bias. */
public final class TrustWorlds {
  public static final int DEPTH = 10;

  /** ε⁺_k = .98 − .02 (k − 1), ε⁻_k = .65/k. */
  public static final Trust TRUST =
      new Trust(
          IntStream.range(0, DEPTH).mapToObj(k -> 0.98 - 0.02 * k).toList(),
          IntStream.range(0, DEPTH).mapToObj(k -> 0.65 / (k + 1)).toList());

  private TrustWorlds() {}

  /** A site of {@code queries} queries with 15 documents, 6 impressions a unit. */
  public static World of(long seed, int queries, int impressions, Trust trust) {
    return of(seed, queries, impressions, trust, new PositionBasedUser());
  }

  /** The same where users click as {@code model} says. */
  public static World of(long seed, int queries, int impressions, Trust trust, UserModel model) {
    User user =
        new User(
            model,
            List.of(new Device("all", 1, 1, List.of())),
            0.1,
            trust,
            List.of(0.2, 0.5, 1.0, 2.0, 3.0),
            0.5);
    return World.of(
        new Simulation(
            new SyntheticCatalogue(queries, 15, 15, 10, 0.9, List.of(0.2, 0.2, 0.2, 0.2, 0.2)),
            new Groups(),
            new Traffic(impressions, impressions / 6, 0.3, "2026-11-14", 7, 1),
            user,
            DEPTH,
            List.of(
                new LoggerSpec("production", 0.4, 0.5, 0.6, 1),
                new LoggerSpec("popularity", 0.3, 0.3, 0.4, 1),
                new LoggerSpec("semantic", 0.3, 0.65, 0.2, 1)),
            Randomization.none()),
        seed);
  }

  /** The whole log. */
  public static Source<Impression> log(World world) {
    return Source.of(impressions(world), Impression.LAYOUT);
  }

  /** Its impressions. */
  public static List<Impression> impressions(World world) {
    return LongStream.range(0, world.simulation().traffic().impressions())
        .mapToObj(i -> world.impression(i).impression())
        .toList();
  }
}
