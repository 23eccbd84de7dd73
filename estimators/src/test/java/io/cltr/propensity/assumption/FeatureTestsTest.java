package io.cltr.propensity.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.regression.FeatureWorld;
import io.cltr.propensity.regression.RegressionEm;
import io.cltr.random.Generator;
import org.junit.jupiter.api.Test;

class FeatureTestsTest {

  /** Harvesting needs no regression: where relevance is none of the features they part. */
  @Test
  void aRegressionThatBendsTheCurveIsFound() {
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < 40; i++) {
      right += bent(new FeatureWorld(40, 70 + i), i) ? 1 : 0;
      FeatureWorld steps = new FeatureWorld(40, 70 + i, score -> score > 0 ? 0.9 : 0.1);
      wrong += bent(steps, i) ? 1 : 0;
    }
    assertThat(right).isLessThanOrEqualTo(2);
    assertThat(wrong).isGreaterThanOrEqualTo(36);
  }

  private static boolean bent(FeatureWorld world, int seed) {
    PropensityLog log = world.log(world.impressions(12_000, 0.5, new Generator(seed)));
    RegressionEm estimator = new RegressionEm();
    AssumptionCheck check =
        new RelevanceFromFeaturesTest().check(estimator, estimator.estimate(log, 0.95), log);
    assertThat(check.finding()).contains("beside that of harvest-all-pairs");
    return check.verdict() == AssumptionCheck.Verdict.BROKEN;
  }
}
