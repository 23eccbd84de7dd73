package io.cltr.jobs.compare;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Nearest;
import io.cltr.simulate.Simulation;
import java.util.List;

/**
 * A world whose logs are drawn.
 *
 * @param name unique in a comparison
 * @param kind where the simulation's defaults come from: {@code rankings}, or {@code one-action}
 *     for one document per impression with its logging probability
 * @param catalogue a SVMlight/LETOR file of queries, documents, features and grades, relative to
 *     the configuration's folder; "" to draw one
 * @param drawnAs what catalogue and loggers are drawn by; "" for the name. Worlds of the same have
 *     the same catalogue and loggers, as far as their simulations agree
 * @param testQueries share of the catalogue's queries that nobody asks, in [0, 1): rankers are
 *     judged on them
 * @param simulation loggers, users and traffic; of the latter's impressions and units only the
 *     ratio counts, since the comparison's sizes say how long a log is
 */
public record WorldConfig(
    String name,
    String kind,
    String catalogue,
    String drawnAs,
    double testQueries,
    Simulation simulation) {
  private static final String RANKINGS = "rankings";
  private static final String ONE_ACTION = "one-action";

  /** The world of the sample logs. */
  public WorldConfig() {
    this(RANKINGS, RANKINGS, "", "", 0, new Simulation());
  }

  /** Checks the range. */
  public WorldConfig {
    if (!(testQueries >= 0 && testQueries < 1)) {
      throw new ConfigException(
          "testQueries: found %s, allowed is a share from 0 and below 1".formatted(testQueries));
    }
  }

  /** What its catalogue and loggers are drawn by. */
  String draw() {
    return drawnAs.isEmpty() ? name : drawnAs;
  }

  /** The defaults of {@code kind}, called by its name. */
  static WorldConfig of(String kind) {
    return switch (kind) {
      case RANKINGS -> new WorldConfig();
      case ONE_ACTION -> new WorldConfig(kind, kind, "", "", 0, Simulation.oneAction());
      default -> {
        List<String> known = List.of(ONE_ACTION, RANKINGS);
        throw new ConfigException(
            "world of kind '%s' is unknown%s; known kinds: %s"
                .formatted(kind, Nearest.hint(kind, known), String.join(", ", known)));
      }
    };
  }
}
