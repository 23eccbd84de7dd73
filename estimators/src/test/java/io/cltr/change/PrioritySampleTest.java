package io.cltr.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrioritySampleTest {
  private static final int QUERIES = 20_000;

  private static List<MeasuredChange> queries() {
    Generator random = new Generator(3);
    List<MeasuredChange> queries = new ArrayList<>();
    for (int q = 0; q < QUERIES; q++) {
      double w = StrictMath.exp(2 * random.nextGaussian());
      queries.add(new MeasuredChange("q" + q, w, random.nextDouble(), 1, -1, 1));
    }
    return queries;
  }

  private static PrioritySample sample(List<MeasuredChange> queries) {
    PrioritySample sample = new PrioritySample();
    queries.forEach(sample::add);
    return sample;
  }

  @Test
  void sumsAreThoseOfAllQueries() {
    PrioritySample sample = sample(queries());
    assertThat(sample.rows()).hasSize(PrioritySample.MOST);
    double weights =
        sample.rows().stream()
            .mapToDouble(row -> Math.max(row.impressions(), sample.threshold()))
            .sum();
    double all = queries().stream().mapToDouble(MeasuredChange::impressions).sum();
    assertThat(weights / all).isCloseTo(1, within(0.03));
    double heaviest = queries().stream().mapToDouble(MeasuredChange::impressions).max().orElse(0);
    assertThat(sample.rows()).anyMatch(row -> row.impressions() == heaviest);
  }

  @Test
  void orderAndPartsDoNotMatter() {
    List<MeasuredChange> shuffled = new ArrayList<>(queries());
    Collections.shuffle(shuffled, new Random(1));
    PrioritySample merged = sample(shuffled.subList(0, 7000));
    merged.merge(sample(shuffled.subList(7000, QUERIES)));
    PrioritySample whole = sample(queries());
    assertThat(merged.rows()).isEqualTo(whole.rows());
    assertThat(merged.threshold()).isEqualTo(whole.threshold());
  }

  @Test
  void fewQueriesAreAllKept() {
    PrioritySample sample = sample(queries().subList(0, 10));
    assertThat(sample.rows()).hasSize(10);
    assertThat(sample.threshold()).isZero();
  }
}
