package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;
import io.cltr.click.Walk;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.random.Generator;
import io.cltr.ranker.LinearRanker;
import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A simulated site at work. Impression i is a function of the simulation, the catalogue, the seed
 * and i alone, so a log may be written in parts, in any order.
 */
public final class World implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long SECOND = 1_000_000L;
  private static final double[] NONE = {};
  private static final long DAY = 86_400 * SECOND;

  private final Simulation simulation;
  private final long seed;
  private final Catalogue catalogue;
  private final double[] queryProbabilities;
  private final Choice queries;
  private final Population population;
  private final Choice loggerChoice;
  private final List<Logger> loggers;
  private final double[][][] loggingProbabilities;
  private final List<ClickCurve> curves;
  private final List<ClickBehaviour> behaviours;

  private World(Simulation simulation, Catalogue ungrouped, long seed) {
    this.simulation = simulation;
    this.seed = seed;
    Generator random = new Generator(seed);
    ScoreSpace space = new ScoreSpace(ungrouped);
    List<double[]> directions =
        ScoreSpace.directions(space, simulation.loggers(), random.split("loggers"));
    this.catalogue =
        simulation
            .groups()
            .assign(ungrouped, space.scores(directions.get(1)), random.split("groups"));
    this.loggers = new ArrayList<>();
    for (int l = 0; l < simulation.loggers().size(); l++) {
      LoggerSpec spec = simulation.loggers().get(l);
      LinearRanker ranker = space.ranker(spec.weights(directions, l));
      loggers.add(Logger.of(spec, ranker, catalogue));
    }
    this.loggerChoice = Choice.of(simulation.loggers(), LoggerSpec::share);
    this.loggingProbabilities = loggingProbabilities();
    this.curves = simulation.user().curves(simulation.positions());
    this.behaviours = curves.stream().map(simulation.user().clicks()::behaviour).toList();
    this.queryProbabilities =
        simulation
            .traffic()
            .queryProbabilities(catalogue.entries().size(), random.split("queries"));
    this.queries = new Choice(queryProbabilities);
    this.population = Population.of(simulation, random);
  }

  /** {@code site} with other traffic, drawn anew. */
  private World(World site, Simulation simulation, double[] queryProbabilities, long seed) {
    this.simulation = simulation;
    this.seed = seed;
    this.catalogue = site.catalogue;
    this.loggers = site.loggers;
    this.loggerChoice = site.loggerChoice;
    this.loggingProbabilities = site.loggingProbabilities;
    this.curves = site.curves;
    this.behaviours = site.behaviours;
    this.queryProbabilities = queryProbabilities;
    this.queries = new Choice(queryProbabilities);
    this.population = Population.of(simulation, new Generator(seed));
  }

  /** The site with its synthetic catalogue. */
  public static World of(Simulation simulation, long seed) {
    return of(
        simulation, simulation.catalogue().generate(new Generator(seed).split("catalogue")), seed);
  }

  /** The site with a given catalogue; groups that it has are replaced by the simulation's. */
  public static World of(Simulation simulation, Catalogue catalogue, long seed) {
    return new World(simulation, catalogue, seed);
  }

  /**
   * The same site (catalogue, loggers, click curves, mix of queries and so the same truth) with
   * other traffic: its units and impressions are drawn anew.
   *
   * @param impressions number of impressions
   * @param units number of units
   * @param draws seed of the units and impressions
   */
  public World redrawn(long impressions, int units, long draws) {
    return new World(
        this,
        simulation.with(simulation.traffic().of(impressions, units)),
        queryProbabilities,
        draws);
  }

  /**
   * The same site whose users ask {@code queries} alone, in the same proportions; the others have
   * the probability 0.
   *
   * @throws ConfigException where none is left
   */
  public World asking(Predicate<String> queries) {
    double[] asked = new double[queryProbabilities.length];
    for (int q = 0; q < asked.length; q++) {
      asked[q] = queries.test(catalogue.entries().get(q).query().id()) ? queryProbabilities[q] : 0;
    }
    double sum = DoubleStream.of(asked).sum();
    if (sum == 0) {
      throw new ConfigException("the simulated site's users ask no query; leave them some");
    }
    Arrays.setAll(asked, q -> asked[q] / sum);
    return new World(this, simulation, asked, seed);
  }

  /** The scores by which the logger {@code name} ranks. */
  public LinearRanker ranker(String name) {
    return logger(name).ranker();
  }

  /** Rank probabilities of the logger {@code name} for the 0-based {@code query}, exact. */
  public Ranks ranks(String name, int query, int depth) {
    return logger(name).ranks(query, depth);
  }

  /** How the logger {@code name} fills a ranking for the 0-based {@code query}, exact. */
  public Slates slates(String name, int query) {
    return logger(name).slates(query);
  }

  /** The scores of the logger {@code name}, over its temperature where it is stochastic. */
  double[] scores(String name, int query) {
    return logger(name).scores()[query];
  }

  /** Whether the logger {@code name} draws its rankings. */
  boolean stochastic(String name) {
    return logger(name).spec().stochastic();
  }

  private Logger logger(String name) {
    List<String> names = simulation.loggers().stream().map(LoggerSpec::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new ConfigException(
          "the simulation has no logger '%s'; it has: %s".formatted(name, names));
    }
    return loggers.get(index);
  }

  /** What is simulated. */
  public Simulation simulation() {
    return simulation;
  }

  /** The queries and documents, with groups. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Whether the log tells logging probabilities: some logger is stochastic. */
  public boolean hasLoggingProbabilities() {
    return loggers.stream().anyMatch(logger -> logger.spec().stochastic());
  }

  /** Whether the log tells logging probabilities of whole rankings of several documents. */
  public boolean hasSlateProbabilities() {
    return hasLoggingProbabilities() && simulation.positions() > 1;
  }

  /** What the log cannot tell. */
  public Truth truth() {
    Truth truth = Truth.of(simulation, catalogue, queryProbabilities, curves, loggers);
    return simulation.user().clicks().positionBased()
        ? truth
        : truth.and(TrueUsers.of(this).values(truth));
  }

  /**
   * What the log keeps of the impression of 0-based {@code index}: all of it if it has a click,
   * else with probability {@code keepUnclicked}, weighted by its inverse; or nothing.
   */
  public Optional<Simulated> logged(long index) {
    Simulated full = impression(index);
    double share = simulation.traffic().keepUnclicked();
    if (DoubleStream.of(full.impression().clicks()).anyMatch(click -> click > 0)) {
      return Optional.of(full);
    }
    return new Generator(seed).split("downsampling").split(index).nextBoolean(share)
        ? Optional.of(new Simulated(full.impression().withWeight(1 / share), full.clickedAt()))
        : Optional.empty();
  }

  /** The impression of 0-based {@code index}, below the number of impressions, logged or not. */
  public Simulated impression(long index) {
    Generator random = new Generator(seed).split("impressions").split(index);
    int q = queries.draw(random);
    long u = population.draw(index, random);
    int device = population.device(u, random);
    int l = loggerChoice.draw(random);
    Catalogue.Entry entry = catalogue.entries().get(q);
    int[] ranking = loggers.get(l).draw(q, random);
    String mark = simulation.randomization().apply(ranking, simulation.positions(), random);
    int shown = Math.min(simulation.positions(), ranking.length);
    long shownAt = shownAt(index, random);
    String unit = Ids.of("u", u + 1, simulation.traffic().largestUnit());
    String[] documents = new String[shown];
    int[] positions = new int[shown];
    double[] clicks = new double[shown];
    double[] rewards = new double[shown];
    long[] clickedAt = new long[shown];
    double[] probabilities = new double[hasLoggingProbabilities() ? shown : 0];
    double[] cascade = hasSlateProbabilities() ? loggers.get(l).cascade(q, ranking, shown) : NONE;
    for (int k = 0; k < shown; k++) {
      positions[k] = k + 1;
    }
    Walk walk = behaviours.get(device).walk(positions, attributes(entry, ranking, shown));
    long clock = shownAt;
    for (int k = 1; k <= shown; k++) {
      int d = ranking[k - 1];
      int grade = entry.grades()[d];
      documents[k - 1] = entry.query().documents()[d];
      clock += SECOND / 2 + random.nextInt((int) SECOND);
      boolean clicked = random.nextBoolean(walk.click());
      walk.next(clicked);
      if (clicked) {
        clicks[k - 1] = 1;
        rewards[k - 1] = reward(grade, random);
        clickedAt[k - 1] = clock;
        clock += (5 + random.nextInt(55)) * SECOND;
      }
      if (probabilities.length > 0) {
        probabilities[k - 1] = loggingProbability(l, q, d, k);
      }
    }
    Impression impression =
        new Impression(
            Ids.of("i", index + 1, simulation.traffic().impressions()),
            unit,
            Units.bucket(unit),
            entry.query().id(),
            loggers.get(l).spec().name(),
            shownAt,
            mark,
            Map.of("device", curves.get(device).device()),
            1,
            documents,
            positions,
            clicks,
            rewards,
            probabilities,
            cascade,
            0);
    return new Simulated(impression, clickedAt);
  }

  private double[] attributes(Catalogue.Entry entry, int[] ranking, int shown) {
    User user = simulation.user();
    return IntStream.range(0, shown)
        .mapToObj(k -> user.relevance(catalogue.gain(entry.grades()[ranking[k]])))
        .flatMapToDouble(gamma -> DoubleStream.of(user.clicks().attributes(gamma)))
        .toArray();
  }

  private double reward(int grade, Generator random) {
    double noise = simulation.user().rewardNoise() * (2 * random.nextDouble() - 1);
    return Math.round(simulation.user().reward(grade) * (1 + noise) * 1000) / 1000.0;
  }

  /** Evenly over the days, each impression at random within its own slot. */
  private long shownAt(long index, Generator random) {
    Traffic traffic = simulation.traffic();
    int day = traffic.dayOf(index);
    long first = traffic.firstOf(day);
    double slot = (double) DAY / (traffic.firstOf(day + 1) - first);
    long start = traffic.date(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    return start * SECOND + (long) ((index - first + random.nextDouble()) * slot);
  }

  private double loggingProbability(int logger, int query, int document, int position) {
    return loggers.get(logger).spec().stochastic()
        ? loggingProbabilities[logger][query][document * simulation.positions() + position - 1]
        : 1;
  }

  private double[][][] loggingProbabilities() {
    double[][][] all = new double[loggers.size()][][];
    for (int l = 0; l < all.length; l++) {
      Logger logger = loggers.get(l);
      all[l] = new double[logger.spec().stochastic() ? catalogue.entries().size() : 0][];
      for (int q = 0; q < all[l].length; q++) {
        all[l][q] = logger.ranks(q, simulation.positions()).probabilities();
      }
    }
    return all;
  }
}
