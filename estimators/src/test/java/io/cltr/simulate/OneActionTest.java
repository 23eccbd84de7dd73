package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import org.junit.jupiter.api.Test;

class OneActionTest {
  private static final int IMPRESSIONS = 40_000;

  @Test
  void loggingProbabilitiesWeighTheLogToTheUniformPolicy() {
    World world = World.of(Simulation.oneAction(), 9);
    Truth truth = world.truth();
    double sum = 0;
    double squares = 0;
    double weights = 0;
    for (long i = 0; i < IMPRESSIONS; i++) {
      Impression shown = world.impression(i).impression();
      assertThat(shown.size()).isEqualTo(1);
      assertThat(shown.untouched()).isTrue();
      int query = Integer.parseInt(shown.query().substring(1)) - 1;
      double weight =
          1.0 / truth.queries().get(query).grades().length / shown.loggingProbabilities()[0];
      weights += weight;
      sum += weight * shown.clicks()[0];
      squares += weight * weight * shown.clicks()[0];
    }
    double mean = sum / IMPRESSIONS;
    double deviation = Math.sqrt((squares / IMPRESSIONS - mean * mean) / IMPRESSIONS);
    assertThat((mean - truth.value("uniform", "clicks")) / deviation).isBetween(-4.0, 4.0);
    assertThat(weights / IMPRESSIONS).isBetween(.97, 1.03);
  }

  @Test
  void stochasticRankingsFollowTheirLoggingProbabilities() {
    Simulation simulation = Worlds.with(new Simulation(), 2, new LoggerSpec("soft", 1, .5, 0, 1));
    World world = World.of(simulation, Worlds.tiny(), 4);
    double[] seen = new double[2];
    double probability = 0;
    int queries = 0;
    for (long i = 0; i < IMPRESSIONS; i++) {
      Impression shown = world.impression(i).impression();
      if (shown.query().equals("a")) {
        queries++;
        for (int k = 0; k < 2; k++) {
          if (shown.documents()[k].equals("a1")) {
            seen[k]++;
            if (k == 1) {
              probability = shown.loggingProbabilities()[1];
            }
          }
        }
      }
    }
    assertThat(probability).isBetween(0.01, 0.99);
    double z =
        (seen[1] - queries * probability) / Math.sqrt(queries * probability * (1 - probability));
    assertThat(z).isBetween(-4.0, 4.0);
  }

  @Test
  void deterministicLogsTellNoProbabilities() {
    World world = World.of(new Simulation(), 1);
    assertThat(world.hasLoggingProbabilities()).isFalse();
    assertThat(world.impression(0).impression().loggingProbabilities()).isEmpty();
  }
}
