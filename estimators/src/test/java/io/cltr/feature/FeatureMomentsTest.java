package io.cltr.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Query;
import io.cltr.testing.RankerLogs;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureMomentsTest {

  /** The queries lie in different blocks, so states are merged. */
  @Test
  void countsEveryCandidateOnce() {
    List<Query> queries =
        List.of(
            RankerLogs.query("q1", List.of("a", "b"), 2, 4096.25f, 7, 4096.5f, 7),
            RankerLogs.query("q2", List.of("a"), 2, 4096.75f, 7),
            RankerLogs.query("q3", List.of("a"), 2, 4097f, 7),
            RankerLogs.query("q4", List.of("a"), 0));

    Standardisation found = RankerLogs.queries(queries).fold(new FeatureMoments("test"));

    assertThat(found.mean()).containsExactly(new double[] {4096.625, 7}, within(1e-12));
    assertThat(found.scale()).containsExactly(new double[] {Math.sqrt(.078125), 1}, within(1e-12));
    assertThat(found.constant()).containsExactly(1);
    assertThat(found.apply(0, 4096.625f)).isZero();
  }
}
