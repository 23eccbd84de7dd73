package io.cltr.simulate;

import io.cltr.log.ConfigException;
import java.io.Serializable;
import java.util.List;

/**
 * A simulated site: its catalogue, users, loggers and traffic. Together with a seed it determines
 * every byte of the log.
 *
 * @param catalogue what is drawn where no catalogue is given
 * @param groups groups of documents
 * @param traffic queries, units and days
 * @param user click behaviour
 * @param positions number of positions shown; fewer where a query has fewer candidates
 * @param loggers shares sum to 1
 * @param randomization interventions; must be none where a logger is stochastic, whose logging
 *     probabilities it would falsify
 */
public record Simulation(
    SyntheticCatalogue catalogue,
    Groups groups,
    Traffic traffic,
    User user,
    int positions,
    List<LoggerSpec> loggers,
    Randomization randomization)
    implements Serializable {

  /** The world of the sample logs: a mediocre production ranker and two experiments beside it. */
  public Simulation() {
    this(
        new SyntheticCatalogue(),
        new Groups(),
        new Traffic(),
        new User(),
        10,
        List.of(
            new LoggerSpec("production", 0.6, 0.55, 0.9, 0),
            new LoggerSpec("popularity", 0.2, 0.3, 0.4, 0),
            new LoggerSpec("semantic", 0.2, 0.65, 0.2, 0)),
        new Randomization());
  }

  /** One document per impression, chosen by Plackett–Luce loggers with known probabilities. */
  public static Simulation oneAction() {
    Simulation base = new Simulation();
    return new Simulation(
        base.catalogue,
        base.groups,
        base.traffic,
        base.user,
        1,
        base.loggers.stream()
            .map(l -> new LoggerSpec(l.name(), l.share(), l.quality(), l.bias(), 1))
            .toList(),
        Randomization.none());
  }

  /** Checks that the parts fit together. */
  public Simulation {
    loggers = List.copyOf(loggers);
    Check.atLeast("positions", positions, 1);
    Check.shares("loggers (shares)", loggers.stream().map(LoggerSpec::share).toList());
    Check.distinct("loggers", loggers.stream().map(LoggerSpec::name).toList());
    if (randomization.active() && loggers.stream().anyMatch(LoggerSpec::stochastic)) {
      throw new ConfigException(
          "simulate.randomization: swapShare %s and shuffleShare %s beside a logger with a"
                  .formatted(randomization.swapShare(), randomization.shuffleShare())
              + " temperature; set both shares to 0 or every temperature to 0");
    }
  }

  /** The same simulation with other traffic. */
  Simulation with(Traffic other) {
    return new Simulation(catalogue, groups, other, user, positions, loggers, randomization);
  }
}
