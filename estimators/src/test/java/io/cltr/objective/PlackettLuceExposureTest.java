package io.cltr.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Ranks;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Exposures and gains of Plackett–Luce policies on four documents. The truth is computed by another
 * method, a quadrature over arrival times.
 */
class PlackettLuceExposureTest {
  private static final double[] RANK_WEIGHTS = {1, .63, .5};
  private static final double[] SCORES = {.3, -1.1, .8, 0};
  private static final ListData LIST = ListData.of(2, -.7, .4, 1.5);
  private static final int ALL = 24;
  private static final int STEPS = 5 * Integer.getInteger("cltr.logs", 200);
  private static final double STEP = 1e-4;

  @Test
  void shortListsAreEnumerated() {
    double[] exposure =
        new PlackettLuceExposure(RANK_WEIGHTS, ALL, 0).rankings(1, SCORES).exposure();

    assertThat(exposure).containsExactly(exactExposure(SCORES), within(1e-10));
  }

  @Test
  void enumeratedSlopesAreThoseOfTheExactGain() {
    double[] slopes = new double[4];
    ExpectedGain.of(RANK_WEIGHTS, ALL).at(LIST, SCORES, new double[1], new double[][] {slopes});

    for (int d = 0; d < 4; d++) {
      double exact = exactSlope(d);
      assertThat(slopes[d]).isEqualTo(exact, within(1e-5 * Math.abs(exact)));
    }
  }

  /** Of 8 drawn rankings each: the mean over steps lies within 4 standard errors of the truth. */
  @Test
  void drawnGainsAndSlopesAreUnbiased() {
    ExpectedGain drawn = ExpectedGain.of(RANK_WEIGHTS, 8);
    double[][] found = new double[5][STEPS];
    for (int step = 0; step < STEPS; step++) {
      double[] terms = new double[1];
      double[] slopes = new double[4];
      drawn.atStep(step).at(LIST, SCORES, terms, new double[][] {slopes});
      found[4][step] = terms[0];
      for (int d = 0; d < 4; d++) {
        found[d][step] = slopes[d];
      }
    }

    for (int d = 0; d < 4; d++) {
      assertUnbiased(found[d], exactSlope(d));
    }
    assertUnbiased(found[4], -exactGain(SCORES));
  }

  @Test
  void policiesOfOneListAndStepShareTheirNoise() {
    PlackettLuceExposure policy = new PlackettLuceExposure(RANK_WEIGHTS, 8, 3);
    double[] shifted = Arrays.stream(SCORES).map(f -> f + 5).toArray();
    double[] exposure = policy.rankings(1, SCORES).exposure();

    assertThat(policy.rankings(1, shifted).exposure()).isEqualTo(exposure);
    assertThat(policy.rankings(2, SCORES).exposure()).isNotEqualTo(exposure);
    assertThat(policy.atStep(4).rankings(1, SCORES).exposure()).isNotEqualTo(exposure);
    assertThat(Arrays.stream(exposure).sum()).isEqualTo(policy.total(), within(1e-12));
  }

  @Test
  void longListsKeepTheBestArrivals() {
    double[] scores = new double[200];
    scores[150] = 40;
    scores[20] = 20;
    int[] rankings = new PlackettLuceExposure(RANK_WEIGHTS, 5, 0).rankings(1, scores).rankings();

    for (int draw = 0; draw < 5; draw++) {
      assertThat(rankings[3 * draw]).isEqualTo(150);
      assertThat(rankings[3 * draw + 1]).isEqualTo(20);
      assertThat(rankings[3 * draw + 2]).isNotIn(150, 20);
    }
  }

  @Test
  void noSamplesAreRefused() {
    assertThatThrownBy(() -> ExpectedGain.of(RANK_WEIGHTS, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 samples");
  }

  private static void assertUnbiased(double[] found, double expected) {
    double mean = Arrays.stream(found).average().orElseThrow();
    double variance = Arrays.stream(found).map(x -> (x - mean) * (x - mean)).sum() / STEPS;
    assertThat(mean).isEqualTo(expected, within(4 * Math.sqrt(variance / STEPS)));
  }

  private static double exactSlope(int d) {
    double[] above = SCORES.clone();
    double[] below = SCORES.clone();
    above[d] += STEP;
    below[d] -= STEP;
    return -(exactGain(above) - exactGain(below)) / (2 * STEP);
  }

  private static double exactGain(double[] scores) {
    double[] exposure = exactExposure(scores);
    double gain = 0;
    for (int d = 0; d < 4; d++) {
      gain += exposure[d] * LIST.signal()[d];
    }
    return gain;
  }

  private static double[] exactExposure(double[] scores) {
    Ranks ranks = PlackettLuceRanks.of(scores, RANK_WEIGHTS.length);
    double[] exposure = new double[4];
    Arrays.setAll(exposure, d -> ranks.expected(d, RANK_WEIGHTS));
    return exposure;
  }
}
