package io.cltr.simulate;

import java.io.Serializable;
import java.util.List;

/**
 * A ranker in production: a linear scorer s = ρ z* + √(1−ρ²) (b z_b + √(1−b²) z_own).
 *
 * <p>z* is the score of the least-squares fit of the true gains, z_b and z_own random linear scores
 * uncorrelated with it; each has unit variance within queries. z_b is common to all loggers: it
 * stands for what the site's rankers wrongly favour.
 *
 * @param name value of the log's {@code logger} column
 * @param share share of the impressions, independent of query and unit
 * @param quality ρ, correlation with the best linear score, in [−1, 1]
 * @param bias b, share of the error that all loggers have in common, in [−1, 1]
 * @param temperature 0: sorted by score; positive: Plackett–Luce on s / temperature
 */
public record LoggerSpec(String name, double share, double quality, double bias, double temperature)
    implements Serializable {

  /** Checks the ranges. */
  public LoggerSpec {
    Check.within("loggers." + name + ".share", share, 0, 1);
    Check.within("loggers." + name + ".quality", quality, -1, 1);
    Check.within("loggers." + name + ".bias", bias, -1, 1);
    Check.within("loggers." + name + ".temperature", temperature, 0, 1000);
  }

  /** Whether the same query can get different rankings. */
  boolean stochastic() {
    return temperature > 0;
  }

  /**
   * The weights of its score.
   *
   * @param directions z*, z_b, then z_own of each logger
   * @param index which logger it is, from 0
   */
  double[] weights(List<double[]> directions, int index) {
    double error = Math.sqrt(1 - quality * quality);
    return ScoreSpace.combine(
        List.of(directions.get(0), directions.get(1), directions.get(2 + index)),
        quality,
        error * bias,
        error * Math.sqrt(1 - bias * bias));
  }
}
