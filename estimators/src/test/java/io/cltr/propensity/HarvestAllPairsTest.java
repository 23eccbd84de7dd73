package io.cltr.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.random.Generator;
import io.cltr.testing.Golden;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestAllPairsTest {

  /** Matrices and estimates of the reference implementation of the WSDM 2019 paper, stored. */
  @ParameterizedTest
  @CsvSource({"swp_eps0, 0.016", "zipf3_eps0, 0.012"})
  void reproducesTheReference(String name, double largestMeanError) {
    Source<Impression> log = golden(name);
    InterventionCounts counts = HarvestAllPairs.interventions(log);
    PropensityEstimate estimate = new HarvestAllPairs().estimate(log, 0.95);

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
    double error = 0;
    for (PositionEstimate position : estimate.positions()) {
      int k = position.position();
      assertThat(position.propensity()).isCloseTo(expected[k - 1], within(2e-6));
      error += Math.abs(position.propensity() * k - 1) / 10;
    }
    assertThat(error).isLessThanOrEqualTo(largestMeanError);
    assertThat(estimate.warnings()).isEmpty();
    assertThat(estimate.components()).containsExactly(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  }

  @Test
  void influenceSumsToZeroAndPredictsTheEffectOfLeavingOutABucket() {
    List<Impression> all = world(new Generator(5), 4000);
    PropensityEstimate whole = new HarvestAllPairs().estimate(source(all), 0.95);
    for (int k = 0; k < 4; k++) {
      double sum = 0;
      for (double psi : whole.influence().column(k)) {
        sum += psi;
      }
      assertThat(sum).isCloseTo(0, within(1e-9));
    }
    int bucket = all.get(0).bucket();
    List<Impression> rest = all.stream().filter(i -> i.bucket() != bucket).toList();
    PropensityEstimate without = new HarvestAllPairs().estimate(source(rest), 0.95);
    for (int k = 1; k < 4; k++) {
      double change =
          StrictMath.log(whole.positions().get(k).propensity())
              - StrictMath.log(without.positions().get(k).propensity());
      double influence = whole.influence().at(bucket, k);
      assertThat(change).isCloseTo(influence, within(0.02 * Math.abs(influence) + 1e-5));
    }
  }

  /** 500 logs: a binomial count of covering intervals, four standard deviations either way. */
  @Test
  void intervalsCover() {
    int covered = 0;
    int total = 0;
    for (int seed = 0; seed < 500; seed++) {
      List<Impression> log = world(new Generator(1000 + seed), 1500);
      for (PositionEstimate position :
          new HarvestAllPairs().estimate(source(log), 0.95).positions()) {
        if (position.position() > 1) {
          double truth = 1.0 / position.position();
          total++;
          covered += position.low() <= truth && truth <= position.high() ? 1 : 0;
        }
      }
    }
    assertThat((double) covered / total).isBetween(0.93, 0.97);
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
    return new HarvestAllPairs().estimate(source(log), 0.95);
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

  /** 20 queries of 6 documents, 3 loggers, 4 positions, θ = 1/k, users of 3 impressions. */
  private static List<Impression> world(Generator seed, int impressions) {
    Generator worldSeed = new Generator(77);
    int[][][] rankings = new int[20][3][];
    double[][] gamma = new double[20][6];
    for (int q = 0; q < 20; q++) {
      for (int d = 0; d < 6; d++) {
        gamma[q][d] = 0.2 + 0.6 * worldSeed.nextDouble();
      }
      for (int l = 0; l < 3; l++) {
        rankings[q][l] = new int[] {0, 1, 2, 3, 4, 5};
        worldSeed.shuffle(rankings[q][l], 6);
      }
    }
    Generator random = seed.split("log");
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < impressions; i++) {
      int q = random.nextInt(20);
      int l = random.nextInt(3);
      String[] documents = new String[4];
      double[] clicks = new double[4];
      for (int k = 0; k < 4; k++) {
        int d = rankings[q][l][k];
        documents[k] = "d" + d;
        clicks[k] = random.nextBoolean(gamma[q][d] / (k + 1)) ? 1 : 0;
      }
      log.add(Logs.impression("i" + i, "u" + i / 3, "q" + q, "L" + l, documents, clicks));
    }
    return log;
  }

  private static Source<Impression> golden(String name) {
    Map<String, String[]> rankings = new HashMap<>();
    for (String[] row : Golden.rows("propensity/" + name + ".rankings.csv.gz")) {
      rankings.put(row[0] + "/" + row[1], row[2].split(" "));
    }
    List<Impression> log = new ArrayList<>();
    for (String[] row : Golden.rows("propensity/" + name + ".sessions.csv.gz")) {
      String[] documents = rankings.get(row[0] + "/" + row[1]);
      double[] clicks = new double[documents.length];
      for (String position : row[2].isEmpty() ? new String[0] : row[2].split(" ")) {
        clicks[Integer.parseInt(position) - 1] = 1;
      }
      String id = "s" + log.size();
      log.add(Logs.impression(id, id, row[0], row[1], documents, clicks));
    }
    return source(log);
  }
}
