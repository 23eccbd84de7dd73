package io.cltr.propensity.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.GoldenLogs;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.random.Generator;
import io.cltr.testing.Golden;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestAllPairsTest {

  /** Matrices and estimates of the reference implementation of the WSDM 2019 paper, stored. */
  @ParameterizedTest
  @CsvSource({"swp_eps0, 0.016", "zipf3_eps0, 0.012"})
  void reproducesTheReference(String name, double largestMeanError) {
    Source<Impression> log = GoldenLogs.harvest(name);
    InterventionCounts counts =
        new Harvest("harvest-all-pairs", HarvestWeights.global, log).counts();
    PropensityEstimate estimate = new HarvestAllPairs(HarvestWeights.global).estimate(log, 0.95);

    double[] expected = new double[0];
    for (String[] row : Golden.rows("propensity/" + name + ".expected.csv")) {
      double[] numbers = new double[10];
      for (int j = 0; j < 10; j++) {
        numbers[j] = Double.parseDouble(row[2 + j]);
      }
      int k = Integer.parseInt(row[1]) - 1;
      switch (row[0]) {
        case "clicks" -> assertThat(counts.clicks()[k]).containsExactly(numbers, within(1e-9));
        case "skips" -> assertThat(counts.skips()[k]).containsExactly(numbers, within(1e-9));
        default -> expected = numbers;
      }
    }
    for (PositionEstimate position : estimate.positions()) {
      int k = position.position();
      assertThat(position.propensity()).isCloseTo(expected[k - 1], within(2e-6));
    }
    assertThat(GoldenLogs.meanError(estimate)).isLessThanOrEqualTo(largestMeanError);
    assertThat(estimate.warnings()).isEmpty();
    assertThat(estimate.components()).containsExactly(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  }

  @Test
  void positionsThatShareNoDocumentAreNotIdentified() {
    List<Impression> log = new ArrayList<>();
    Generator random = new Generator(3);
    for (int i = 0; i < 400; i++) {
      boolean first = i % 2 == 0;
      String[] documents =
          first ? new String[] {"a", "b", "c", "d"} : new String[] {"b", "a", "d", "c"};
      double[] clicks = new double[4];
      for (int k = 0; k < 4; k++) {
        clicks[k] = random.nextBoolean(0.4) ? 1 : 0;
      }
      log.add(Logs.impression("i" + i, "u" + i, "q", first ? "A" : "B", documents, clicks));
    }
    PropensityEstimate estimate = new HarvestAllPairs().estimate(source(log), 0.95);
    assertThat(estimate.components()).containsExactly(List.of(1, 2), List.of(3, 4));
    assertThat(estimate.positions().get(2).propensity()).isNaN();
    assertThat(estimate.warnings()).hasSize(2).first().asString().contains("position 3");
  }

  /** Clicked impressions weigh 1, of the others all but one 4; that one decides in the end. */
  @Test
  void evidenceIsTheEffectiveNumberOfDisplays() {
    assertThat(estimate(4).positions())
        .extracting(PositionEstimate::observations)
        .containsOnly(Math.round((20 + 20 * 4.0) * (20 + 20 * 4.0) / (20 + 20 * 16.0)));
    assertThat(estimate(4).warnings()).isEmpty();
    assertThat(estimate(1).positions())
        .extracting(PositionEstimate::observations)
        .containsOnly(40L);
    assertThat(estimate(400).warnings())
        .singleElement()
        .asString()
        .startsWith("90% of the evidence is from documents shown fewer than 10 times");
  }

  private static PropensityEstimate estimate(double largest) {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean first = i % 2 == 0;
      String[] documents = first ? new String[] {"a", "b"} : new String[] {"b", "a"};
      double[] clicks = {i % 4 < 2 ? 1 : 0, i % 8 < 2 ? 1 : 0};
      double weight = i % 4 < 2 ? 1 : i == 2 ? largest : Math.min(largest, 4);
      log.add(
          Logs.impression("i" + i, "u" + i, "q", first ? "A" : "B", documents, clicks)
              .withWeight(weight));
    }
    return new HarvestAllPairs(HarvestWeights.global).estimate(source(log), 0.95);
  }

  @Test
  void oneLoggerIsRefused() {
    List<Impression> log =
        List.of(Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0}));
    assertThatThrownBy(() -> new HarvestAllPairs().estimate(source(log), 0.95))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 1 logger(s) [A]")
        .hasMessageContaining("at least two");
  }

  private static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
