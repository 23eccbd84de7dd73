package io.cltr.bench;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.random.Hash64;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Simulated;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.Truth;
import io.cltr.simulate.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A simulated site whose truth is known, and which gives any number of independent logs.
 *
 * @param name unique among the sites of a comparison
 * @param world its loggers, users and catalogue; nobody asks the test queries
 * @param truth what its logs cannot tell
 * @param queries the candidates of each query that is asked
 * @param test the test queries, which no log has
 */
public record Site(
    String name, World world, Truth truth, Source<Keyed<Query>> queries, List<TestQuery> test) {
  private static final long TEST_SALT = 0x74657374L;
  private static final long PILOT_SEED = 0x70696c6f74L;
  private static final long PILOT = 20_000;

  /**
   * A query that no log has.
   *
   * @param index in the catalogue
   * @param truth with the query's share of what test queries would be asked
   */
  public record TestQuery(int index, Query query, TrueQuery truth) {}

  /** The site {@code name}, all of whose queries are asked. */
  public static Site of(String name, World world) {
    return of(name, world, 0);
  }

  /**
   * The site {@code name}.
   *
   * @param testShare share of the catalogue's queries, by a hash of their ids, that nobody asks
   * @throws ConfigException where the share leaves no query to ask or, if above 0, none to test on
   */
  public static Site of(String name, World world, double testShare) {
    if (testShare == 0) {
      return new Site(name, world, world.truth(), asked(world.truth(), world), List.of());
    }
    List<TestQuery> test = test(world, testShare);
    if (test.isEmpty() || test.size() == world.catalogue().entries().size()) {
      throw new ConfigException(
          "world '%s': testQueries: found %s, which makes %d of %d queries test queries; at least one of them, and one other, are needed"
              .formatted(name, testShare, test.size(), world.catalogue().entries().size()));
    }
    World asking = world.asking(query -> !isTest(query, testShare));
    Truth truth = asking.truth();
    return new Site(name, asking, truth, asked(truth, asking), test);
  }

  private static boolean isTest(String query, double share) {
    return Hash64.unitInterval(Hash64.of(query, TEST_SALT)) < share;
  }

  private static Source<Keyed<Query>> asked(Truth truth, World world) {
    List<Keyed<Query>> queries = new ArrayList<>();
    for (int q = 0; q < truth.queries().size(); q++) {
      if (truth.queries().get(q).traffic() > 0) {
        Query query = world.catalogue().entries().get(q).query();
        queries.add(new Keyed<>(query.id(), query));
      }
    }
    return Source.of(queries, Layout.byKey());
  }

  private static List<TestQuery> test(World world, double share) {
    List<TestQuery> test = new ArrayList<>();
    List<TrueQuery> all = world.truth().queries();
    for (int q = 0; q < all.size(); q++) {
      if (isTest(all.get(q).query(), share)) {
        test.add(new TestQuery(q, world.catalogue().entries().get(q).query(), all.get(q)));
      }
    }
    double traffic = test.stream().mapToDouble(t -> t.truth().traffic()).sum();
    return test.stream()
        .map(
            t ->
                new TestQuery(
                    t.index(), t.query(), t.truth().withTraffic(t.truth().traffic() / traffic)))
        .toList();
  }

  /**
   * Clicks per impression of its logs, on 20,000 impressions.
   *
   * @throws ConfigException where nobody clicks
   */
  public double clickRate() {
    List<Impression> pilot = log(PILOT, PILOT_SEED).fold(new ToList<>());
    double clicks =
        pilot.stream()
            .mapToDouble(i -> Arrays.stream(i.clicks()).filter(click -> click > 0).count())
            .sum();
    if (clicks == 0) {
      throw new ConfigException(
          "world '%s': nobody clicked in %d impressions, so logs cannot be as long as their clicks; give sizes in impressions"
              .formatted(name, PILOT));
    }
    return clicks / PILOT;
  }

  /** Whether each impression shows one document and tells its logging probability. */
  public boolean ofSingleActions() {
    return world.simulation().positions() == 1 && world.hasLoggingProbabilities();
  }

  /** How its users examine, whatever their device: α_k/α_1 and β_k. */
  public Examination examination() {
    double[] alpha = truth.curve().alpha();
    double[] theta = Arrays.stream(alpha).map(a -> a / alpha[0]).toArray();
    return new Examination(theta, truth.curve().beta());
  }

  /** The least probability with which a logger shows a document at position 1; 0 for never. */
  public double leastProbability() {
    double least = 1;
    for (LoggerSpec logger : world.simulation().loggers()) {
      for (int q = 0; q < truth.queries().size(); q++) {
        if (truth.queries().get(q).traffic() == 0) {
          continue;
        }
        Ranks ranks = world.ranks(logger.name(), q, 1);
        least = Math.min(least, Arrays.stream(ranks.probabilities()).min().orElse(1));
      }
    }
    return least;
  }

  /**
   * A log of {@code impressions} impressions, held in memory. It has as many units per impression
   * as the site's own traffic, at least one unless each impression is one; they are drawn anew with
   * each log.
   *
   * @param draws seed of the log
   */
  public Source<Impression> log(long impressions, long draws) {
    Traffic own = world.simulation().traffic();
    double units = Math.rint((double) impressions * own.units() / own.impressions());
    int least = own.units() == 0 ? 0 : 1;
    World drawn = world.redrawn(impressions, (int) Math.max(least, units), draws);
    List<Impression> log = new ArrayList<>();
    for (long i = 0; i < impressions; i++) {
      Optional<Simulated> logged = drawn.logged(i);
      logged.ifPresent(kept -> log.add(kept.impression()));
    }
    return Source.of(log, Impression.LAYOUT);
  }
}
