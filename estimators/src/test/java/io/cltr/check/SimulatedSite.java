package io.cltr.check;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.random.Generator;
import io.cltr.random.Hash64;
import io.cltr.simulate.Device;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.PositionBasedUser;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.Trust;
import io.cltr.simulate.User;
import io.cltr.simulate.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A simulated site whose traits are drawn by number: 2 to 50 impressions per unit, units of like or
 * of very unlike activity, even to steep query frequencies, one to three devices, lists of 3 to 10,
 * rankings partly changed at random or not, users with favourite queries or without, weekends with
 * less traffic or not.
 */
final class SimulatedSite {
  private static final String FIRST_DAY = "2026-11-02";
  private static final double[] HALVES = {0.5, 0.5};

  private final Generator random;
  private final long impressions;
  private final double[] shares;
  private final int units;
  private final boolean heavyTail;
  private final boolean favourites;
  private final boolean weekends;

  /** One world, which draws loggers itself, or one for each logger. */
  private final List<World> worlds = new ArrayList<>();

  private SimulatedSite(Generator random, long impressions, double[] shares, boolean perUnit) {
    this.random = random;
    this.impressions = impressions;
    this.shares = shares;
    units = (int) (impressions / (2 + random.nextInt(49)));
    heavyTail = random.nextBoolean(0.3);
    favourites = random.nextBoolean(0.3);
    weekends = random.nextBoolean(0.5);
    Simulation simulation = simulation();
    long seed = random.nextLong();
    if (perUnit) {
      for (int l = 0; l < shares.length; l++) {
        double[] only = new double[shares.length];
        only[l] = 1;
        worlds.add(World.of(with(simulation, only), seed));
      }
    } else {
      worlds.add(World.of(with(simulation, shares), seed));
    }
  }

  /** 2,000 to 10,000 impressions, two to four loggers assigned per impression or per unit. */
  static SimulatedSite varied(int number) {
    Generator random = new Generator(20261120).split("varied").split(number);
    long impressions = 2000L + random.nextInt(8001);
    return new SimulatedSite(
        random, impressions, shares(random, 2 + random.nextInt(3)), random.nextBoolean(0.4));
  }

  /** 20,000 impressions, two loggers with half of the traffic each, assigned per impression. */
  static SimulatedSite large(int number) {
    Generator random = new Generator(20261120).split("large").split(number);
    return new SimulatedSite(random, 20_000, HALVES, false);
  }

  private static double[] shares(Generator random, int loggers) {
    double[] shares = new double[loggers];
    double sum = 0;
    for (int l = 0; l < loggers; l++) {
      shares[l] = 0.2 + random.nextDouble();
      sum += shares[l];
    }
    for (int l = 0; l < loggers; l++) {
      shares[l] /= sum;
    }
    return shares;
  }

  private Simulation simulation() {
    int queries = 20 + random.nextInt(100);
    double exponent = 0.2 + random.nextDouble();
    int days = 6 + random.nextInt(9);
    int devices = 1 + random.nextInt(3);
    List<Device> kinds =
        IntStream.range(0, devices)
            .mapToObj(d -> new Device("device-" + d, 1.0 / devices, 0.6 + 0.4 * d, List.of()))
            .toList();
    Simulation base = new Simulation();
    return new Simulation(
        new SyntheticCatalogue(queries, 8, 20, 5, 0.9, base.catalogue().gradeShares()),
        base.groups(),
        new Traffic(impressions, units, exponent, FIRST_DAY, days, 1),
        new User(new PositionBasedUser(), kinds, 0.1, new Trust(), List.of(1.0), 0),
        3 + random.nextInt(8),
        base.loggers(),
        random.nextBoolean(0.5) ? base.randomization() : Randomization.none());
  }

  private static Simulation with(Simulation base, double[] shares) {
    return new Simulation(
        base.catalogue(),
        base.groups(),
        base.traffic(),
        base.user(),
        base.positions(),
        IntStream.range(0, shares.length)
            .mapToObj(l -> new LoggerSpec("L" + l, shares[l], 0.8 - 0.2 * l, 0.3, 0))
            .toList(),
        base.randomization());
  }

  /** The share of each logger. */
  SortedMap<String, Double> shares() {
    SortedMap<String, Double> named = new TreeMap<>();
    for (int l = 0; l < shares.length; l++) {
      named.put("L" + l, shares[l]);
    }
    return named;
  }

  /** A log with nothing wrong. */
  List<Impression> log() {
    return LongStream.range(0, impressions)
        .mapToObj(this::impression)
        .filter(this::arrives)
        .toList();
  }

  private Impression impression(long index) {
    Impression item = worlds.get(0).impression(index).impression();
    String unit = unit(item.unit());
    if (worlds.size() > 1) {
      double u = Hash64.unitInterval(Hash64.of(unit, 1));
      int l = 0;
      for (double sum = shares[0]; u >= sum && l < shares.length - 1; sum += shares[l]) {
        l++;
      }
      item = worlds.get(l).impression(index).impression();
    }
    return with(item, item.id(), unit, query(item, unit), item.logger(), item.clicks());
  }

  /** With a heavy tail the first of U units has 1/√U of the impressions. */
  private String unit(String unit) {
    double rank = (Double.parseDouble(unit.substring(1)) - 1) / units;
    return heavyTail ? "u" + (int) (units * rank * rank) : unit;
  }

  /** More than half of the queries of a user with favourites are one of two. */
  private String query(Impression item, String unit) {
    long drawn = Hash64.of(item.id(), 2);
    return favourites && Hash64.unitInterval(drawn) < 0.6
        ? "favourite-" + Long.remainderUnsigned(Hash64.of(unit, drawn & 1), 40)
        : item.query();
  }

  private boolean arrives(Impression item) {
    return !weekends || !isWeekend(item) || chance(item, 3) < 0.7;
  }

  private static boolean isWeekend(Impression item) {
    return Math.floorMod(day(item), 7) >= 5;
  }

  /** Days since the first, a Monday. */
  static long day(Impression item) {
    long first = LocalDate.parse(FIRST_DAY).toEpochDay();
    return Math.floorDiv(item.shownAt(), 86_400_000_000L) - first;
  }

  /** Uniform in [0, 1), a function of the impression and {@code salt}. */
  static double chance(Impression item, long salt) {
    return Hash64.unitInterval(Hash64.of(item.id(), salt));
  }

  static Impression with(
      Impression item, String id, String unit, String query, String logger, double[] clicks) {
    return new Impression(
        id,
        unit,
        Units.bucket(unit),
        query,
        logger,
        item.shownAt(),
        item.randomization(),
        item.context(),
        item.documents(),
        item.positions(),
        clicks,
        clicks,
        item.loggingProbabilities());
  }
}
