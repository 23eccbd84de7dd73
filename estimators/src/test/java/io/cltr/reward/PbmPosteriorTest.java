package io.cltr.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.ToMap;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.propensity.pbm.PbmRelevance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PbmPosteriorTest {
  private static final double[] THETA = {1, 0.4, 1.6};
  private static final double[] BETA = {0, 0.05, 0.02};

  /** A grid of the log-posterior, with trust bias and an examination above position 1's. */
  @Test
  void modeIsTheMaximumOfThePosterior() {
    int[] positions = {0, 1, 2};
    double[] shown = {12, 30, 7};
    double[] clicks = {5, 4, 5};
    double mode =
        PbmRelevance.mode(new int[] {0, 3}, positions, shown, clicks, THETA, BETA, 0.6, 1.4);
    double best = Double.NEGATIVE_INFINITY;
    double at = 0;
    for (double gamma = 1e-5; gamma < (1 - BETA[2]) / THETA[2]; gamma += 1e-5) {
      double sum = 0.6 * StrictMath.log(gamma) + 1.4 * StrictMath.log(1 - gamma);
      for (int i = 0; i < 3; i++) {
        double p = THETA[i] * gamma + BETA[i];
        sum += clicks[i] * StrictMath.log(p) + (shown[i] - clicks[i]) * StrictMath.log(1 - p);
      }
      if (sum > best) {
        best = sum;
        at = gamma;
      }
    }
    assertThat(mode).isCloseTo(at, within(1e-5));
  }

  @Test
  void documentsWithoutDisplaysHaveTheBaseRateOfTheOtherFolds() {
    List<Impression> log = FeatureWorld.rankings(3000, 8);
    CrossFit folds = new CrossFit(2, 1);
    Predictions found =
        new PbmPosterior()
            .fit(FeatureWorld.source(log), FeatureWorld.queries(-1), FeatureWorld.THETA, folds)
            .fold(new ToMap<>())
            .get("q0");
    double clicks = 1;
    double exposure = 2;
    for (Impression one : log) {
      if (folds.fold(one.unit()) == 1) {
        for (int k = 0; k < 3; k++) {
          clicks += one.clicks()[k];
          exposure += FeatureWorld.THETA.at(k + 1);
        }
      }
    }
    assertThat(found.at(0, "d7", 1)).isCloseTo(clicks / exposure, within(1e-12));
    assertThat(found.at(0, "unknown", 1)).isNaN();
  }

  @Test
  void displaysAtPositionsThatAreNotIdentifiedAreLeftOut() {
    List<Impression> log = FeatureWorld.rankings(2000, 8);
    Examination partly = new Examination(new double[] {1, 0.5, Double.NaN});
    Predictions found = fit(log, partly).get("q3");
    List<Impression> changed =
        log.stream()
            .map(i -> FeatureWorld.clicked(i, new double[] {i.clicks()[0], i.clicks()[1], 1}))
            .toList();
    assertThat(fit(changed, partly).get("q3").byFold()).isDeepEqualTo(found.byFold());
    assertThat(fit(changed, FeatureWorld.THETA).get("q3").byFold()).isNotEqualTo(found.byFold());
  }

  private static Map<String, Predictions> fit(List<Impression> log, Examination examination) {
    return new PbmPosterior()
        .fit(FeatureWorld.source(log), FeatureWorld.queries(-1), examination, new CrossFit(2, 1))
        .fold(new ToMap<>());
  }
}
