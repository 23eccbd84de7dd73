package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.learner.TrainedRanker;
import io.cltr.ranker.LinearRanker;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankerSectionTest {
  @Test
  void showsTheLargestWeightsByMagnitude() {
    TrainedRanker ranker = ranker(0.1, -3, 2);
    RankerSection section =
        RankerSection.of(
            "r",
            List.of(ranker),
            List.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            List.of("bm25", "price"));
    assertThat(section.weights())
        .containsExactly(
            new RankerSection.Weight(1, "price", -3),
            new RankerSection.Weight(2, "feature 2", 2),
            new RankerSection.Weight(0, "bm25", 0.1));
    assertThat(section.selection()).isEmpty();
  }

  @Test
  void keepsEveryCombinationAndMarksTheChosen() {
    RankerSection section = ReportFixture.ranker("ips-softmax", false);
    assertThat(section.selection().orElseThrow().cells()).hasSize(6);
    assertThat(
            section.selection().orElseThrow().cells().stream()
                .filter(RankerSection.Cell::chosen)
                .map(RankerSection.Cell::hyperParameters))
        .containsExactly(section.hyperParameters());
  }

  @Test
  void refusesValuesThatDoNotMatchTheGrid() {
    assertThatThrownBy(
            () ->
                RankerSection.of(
                    "r",
                    List.of(ranker(1), ranker(2)),
                    List.of(ValueFixture.value("click-naive", "dcg@10", "ips", "all")),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ranker r: 2 combinations, 1 values");
  }

  private static TrainedRanker ranker(double... weights) {
    double[] ones = new double[weights.length];
    java.util.Arrays.fill(ones, 1);
    return new TrainedRanker(
        "l",
        "ips",
        new TreeMap<>(),
        new LinearRanker(new double[weights.length], ones, weights),
        List.of(1.0, 0.5),
        List.of(),
        10,
        0,
        List.of());
  }
}
