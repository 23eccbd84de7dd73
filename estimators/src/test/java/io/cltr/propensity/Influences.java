package io.cltr.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.List;

/** What influence promises. */
public final class Influences {
  private Influences() {}

  public static void assertSumToZero(PropensityEstimate estimate) {
    for (int k = 0; k < estimate.influence().width(); k++) {
      double sum = 0;
      for (double psi : estimate.influence().column(k)) {
        sum += psi;
      }
      assertThat(sum).isCloseTo(0, within(1e-9));
    }
  }

  /**
   * Leaving out buckets, one at a time, changes log θ by their influence.
   *
   * @param relative tolerated share of the influence
   * @param absolute tolerated beside that: the second order
   */
  public static void assertPredict(
      PropensityEstimator estimator, List<Impression> log, double relative, double absolute) {
    PropensityEstimate whole = estimate(estimator, log);
    assertSumToZero(whole);
    for (int at = 0; at < log.size(); at += log.size() / 7) {
      int bucket = log.get(at).bucket();
      PropensityEstimate without =
          estimate(estimator, log.stream().filter(i -> i.bucket() != bucket).toList());
      for (int k = 0; k < whole.positions().size(); k++) {
        double change =
            StrictMath.log(whole.positions().get(k).propensity())
                - StrictMath.log(without.positions().get(k).propensity());
        double influence = whole.influence().at(bucket, k);
        assertThat(change)
            .as("bucket %d, position %d", bucket, k + 1)
            .isCloseTo(influence, within(relative * Math.abs(influence) + absolute));
      }
    }
  }

  public static PropensityEstimate estimate(PropensityEstimator estimator, List<Impression> log) {
    return estimator.estimate(Source.of(log, Impression.LAYOUT), 0.95);
  }
}
