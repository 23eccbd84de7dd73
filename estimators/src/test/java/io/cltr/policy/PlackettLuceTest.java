package io.cltr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import org.junit.jupiter.api.Test;

class PlackettLuceTest {
  private static final int N = 4;

  private static PlackettLuce policy(double temperature, int draws) {
    return new PlackettLuce("sampled", Cases.FEATURE, temperature, draws, 11);
  }

  /** P(d at k) by enumerating all rankings; five standard errors of 20,000 draws. */
  @Test
  void rankProbabilitiesEqualTheEnumeratedOnes() {
    int draws = 20_000;
    for (double temperature : new double[] {.5, 1, 2}) {
      double[] weights = new double[N];
      for (int d = 0; d < N; d++) {
        weights[d] = Math.exp(Cases.QUERY.features()[d] / temperature);
      }
      double[][] exact = new double[N][N];
      enumerate(weights, new boolean[N], 0, 1, exact);

      Ranks ranks = policy(temperature, draws).ranks(Cases.QUERY, Displays.NONE, N).orElseThrow();

      for (int d = 0; d < N; d++) {
        for (int k = 0; k < N; k++) {
          double p = exact[d][k];
          assertThat(ranks.at(d, k + 1)).isEqualTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
        }
      }
    }
  }

  /** Adds the probability of every ranking that starts with what is placed; P(d at k) sums up. */
  private static void enumerate(
      double[] weights, boolean[] placed, int rank, double probability, double[][] exact) {
    double left = 0;
    for (int d = 0; d < N; d++) {
      left += placed[d] ? 0 : weights[d];
    }
    for (int d = 0; d < N; d++) {
      if (!placed[d]) {
        double next = probability * weights[d] / left;
        exact[d][rank] += next;
        placed[d] = true;
        enumerate(weights, placed, rank + 1, next, exact);
        placed[d] = false;
      }
    }
  }

  @Test
  void withoutTemperatureItIsTopScore() {
    TopScore top = new TopScore("top", Cases.FEATURE);
    Query tied = Cases.query("tied", 1, 2, 1, 2, 1);

    for (Query query : new Query[] {Cases.QUERY, tied}) {
      assertThat(policy(1e-300, 20).ranks(query, Displays.NONE, 3).orElseThrow().probabilities())
          .isEqualTo(top.ranks(query, Displays.NONE, 3).orElseThrow().probabilities());
      assertThat(policy(1e-300, 20).draw(query, Displays.NONE, 5).orElseThrow())
          .isEqualTo(top.draw(query, Displays.NONE, 5).orElseThrow());
    }
  }

  @Test
  void aHighTemperatureIsUniform() {
    Ranks ranks = policy(1e9, 20_000).ranks(Cases.QUERY, Displays.NONE, N).orElseThrow();

    for (int d = 0; d < N; d++) {
      assertThat(ranks.at(d, 2)).isEqualTo(.25, within(5 * Math.sqrt(.1875 / 20_000)));
    }
  }

  @Test
  void theSeedDecidesTheNoiseAndTheNameDoesNot() {
    PlackettLuce policy = policy(1, 50);
    PlackettLuce renamed = new PlackettLuce("other", Cases.FEATURE, 1, 50, 11);
    PlackettLuce reseeded = new PlackettLuce("sampled", Cases.FEATURE, 1, 50, 12);

    assertThat(probabilities(renamed)).isEqualTo(probabilities(policy));
    assertThat(probabilities(reseeded)).isEqualTo(probabilities(policy));
    assertThat(draws(renamed)).isDeepEqualTo(draws(policy));
    assertThat(draws(reseeded)).isNotEqualTo(draws(policy));
  }

  private static int[][] draws(PlackettLuce policy) {
    int[][] draws = new int[20][];
    for (int key = 0; key < draws.length; key++) {
      draws[key] = policy.draw(Cases.QUERY, Displays.NONE, key).orElseThrow();
    }
    return draws;
  }

  @Test
  void isNotDefinedWithoutFeatures() {
    assertThat(policy(1, 5).ranks(Cases.bare("q", 3), Displays.NONE, 2)).isEmpty();
    assertThat(policy(1, 5).draw(Cases.bare("q", 3), Displays.NONE, 1)).isEmpty();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> policy(0, 5))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'sampled'")
        .hasMessageContaining("temperature 0.0");
    assertThatThrownBy(() -> policy(1, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("0 draws");
  }

  private static double[] probabilities(Policy policy) {
    return policy.ranks(Cases.QUERY, Displays.NONE, N).orElseThrow().probabilities();
  }
}
