package io.cltr.value.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.interval.Sample.Range;
import io.cltr.value.ValueEstimator;
import io.cltr.value.pass.LoggedWeighting;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bounds of contributions come from what is known before the log, or are not told. */
class KnownRangesTest {
  @Test
  void weightsThatAreBoundedNeedNoLeastProbability() {
    assertThat(range(new SubGaussianIps(0.05), 0)).contains(new Range(0, 20));
    assertThat(range(new ClippedIps(7), 0)).contains(new Range(0, 7));
    assertThat(range(new Ips(), 0)).isEmpty();
    assertThat(range(new SubGaussianIps(0), 0)).isEmpty();
  }

  @Test
  void aLeastProbabilityBoundsTheOthers() {
    assertThat(range(new Ips(), 0.1)).contains(new Range(0, 10));
    assertThat(range(new SubGaussianIps(0.5), 0.1)).contains(new Range(0, 10 / 5.5));
    assertThat(range(new Snips(), 0.1)).isEmpty();
  }

  private static Optional<Range> range(ValueEstimator estimator, double least) {
    return new LoggedWeighting(least, 1).range(estimator);
  }
}
