package io.cltr.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.GroupRow;
import io.cltr.fairness.Grouping;
import io.cltr.objective.ExposureRisk.Bound;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link ListObjective}. */
class ListObjectiveTest {
  private static final double STEP = 1e-6;
  private static final double[] RANK_WEIGHTS = {1, .6, .4};

  /** Enough for every ranking of three of eight documents. */
  private static final int ENUMERATED = 336;

  private static final GroupReader READER = new GroupReader(new Grouping(), List.of("a", "b", "c"));

  /** One of exposure and one of impact, of groups that overlap. */
  private static final Demands LOG_DEMANDS =
      new LogDemands(
          List.of(
              new GroupRow("e", new double[] {.7, -.4, 0}, new double[3], 0, -.1, .1),
              new GroupRow("i", new double[3], new double[] {.2, 0, -.3}, 0, -.05, .2)));

  /** Exposure by other weights than the gain, and deeper. */
  private static ListObjective fairGain(double price, Demands demands) {
    double[] above = new double[demands.count()];
    Arrays.fill(above, .3);
    return FairGain.of(
        RANK_WEIGHTS,
        new double[] {1, .5, .3},
        ENUMERATED,
        READER,
        demands,
        new Multipliers(above, new double[above.length], 2, price));
  }

  static Stream<Map.Entry<String, ListObjective>> objectives() {
    Map<String, ListObjective> all = new TreeMap<>();
    all.put("softmax", new Softmax());
    all.put("hinge", Pairwise.hinge());
    all.put("logistic", Pairwise.logistic());
    all.put("distilled", new Distilled(new Softmax(), .3));
    all.put("expected-gain", ExpectedGain.of(RANK_WEIGHTS, ENUMERATED));
    all.put("imitation", Imitation.of(RANK_WEIGHTS, ENUMERATED));
    all.put("value-risk", ExposureRisk.of(RANK_WEIGHTS, ENUMERATED, Bound.value, .3));
    all.put("gain-risk", ExposureRisk.of(RANK_WEIGHTS, ENUMERATED, Bound.gain, .3));
    all.put("clipped-exposure", ClippedExposure.of(RANK_WEIGHTS, ENUMERATED, 1.5));
    all.put("fair-gain-log", fairGain(Double.POSITIVE_INFINITY, LOG_DEMANDS));
    all.put("fair-gain-log-price", fairGain(.4, LOG_DEMANDS));
    all.put(
        "fair-gain-query",
        fairGain(
            1.5,
            new QueryDemands(new DisparateTreatment(), READER.names(), new double[] {1, .5}, 1.2)));
    all.put("disparate-exposure", new DisparateExposure(3, READER));
    return all.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void slopesAreCentralDifferences(Map.Entry<String, ListObjective> named) {
    ListObjective objective = named.getValue();
    for (int seed = 0; seed < 20; seed++) {
      ListData list = list(seed);
      double[] scores = scores(seed, list.size());
      double[][] slopes = new double[objective.terms()][list.size()];
      objective.at(list, scores, new double[objective.terms()], slopes);

      for (int d = 0; d < list.size(); d++) {
        double[] above = terms(objective, list, moved(scores, d, STEP));
        double[] below = terms(objective, list, moved(scores, d, -STEP));
        for (int m = 0; m < slopes.length; m++) {
          double difference = (above[m] - below[m]) / (2 * STEP);
          assertThat(slopes[m][d])
              .isEqualTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void aCommonShiftOfScoresChangesNothing(Map.Entry<String, ListObjective> named) {
    ListData list = list(3);
    double[] scores = scores(3, list.size());
    double[] shifted = Arrays.stream(scores).map(f -> f + 8).toArray();

    double[] there = terms(named.getValue(), list, scores);

    assertThat(terms(named.getValue(), list, shifted)).containsExactly(there, within(1e-10));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void extremeScoresStayFinite(Map.Entry<String, ListObjective> named) {
    ListObjective objective = named.getValue();
    ListData list = list(4);
    double[] scores = new double[list.size()];
    Arrays.setAll(scores, d -> (d % 3 - 1) * 1e6);
    double[] terms = new double[objective.terms()];
    double[][] slopes = new double[objective.terms()][list.size()];

    objective.at(list, scores, terms, slopes);

    assertThat(terms).matches(all -> Arrays.stream(all).allMatch(Double::isFinite));
    assertThat(slopes)
        .matches(
            all -> Arrays.stream(all).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite));
  }

  /** TensorFlow Ranking's documented examples: labels 1, 0 and scores .6, .8. */
  @Test
  void agreesWithTheDocumentedExamples() {
    double[] scores = {.6, .8};

    assertThat(terms(new Softmax(), ListData.of(1, 0), scores)[0])
        .isEqualTo(.7981389, within(1e-7));
    assertThat(terms(Pairwise.logistic(), ListData.of(1, 0), scores)[0])
        .isEqualTo(2 * .39906943, within(1e-7));
    assertThat(terms(Pairwise.hinge(), ListData.of(1, 0), scores)[0])
        .isEqualTo(2 * .6, within(5.01e-4));
  }

  @Test
  void distillationIsLeastAtTheTeachersScores() {
    ListData list = new ListData(1, 5, new double[3], new double[0], new double[] {1, 2, -1});
    Distilled distilled = new Distilled(new Softmax(), .5);

    assertThat(terms(distilled, list, new double[] {3, 4, 1})[0]).isEqualTo(0, within(1e-12));
    assertThat(terms(distilled, list, new double[] {3, 3, 1})[0]).isPositive();
  }

  /** g of several terms: its slopes by them are those of central differences. */
  @ParameterizedTest
  @MethodSource("objectives")
  void lossSlopesAreCentralDifferences(Map.Entry<String, ListObjective> named) {
    ListObjective objective = named.getValue();
    double[] terms = new double[objective.terms()];
    Arrays.setAll(terms, m -> 40 * (m + 1));
    double[] byTerm = new double[terms.length];
    objective.loss(terms, 9, byTerm);

    for (int m = 0; m < terms.length; m++) {
      double above = objective.loss(moved(terms, m, 1e-3), 9, new double[terms.length]);
      double below = objective.loss(moved(terms, m, -1e-3), 9, new double[terms.length]);
      double difference = (above - below) / 2e-3;
      assertThat(byTerm[m]).isEqualTo(difference, within(1e-5 * Math.abs(difference)));
    }
  }

  private static double[] terms(ListObjective objective, ListData list, double[] scores) {
    double[] terms = new double[objective.terms()];
    objective.at(list, scores, terms, new double[terms.length][scores.length]);
    return terms;
  }

  private static double[] moved(double[] scores, int d, double step) {
    double[] moved = scores.clone();
    moved[d] += step;
    return moved;
  }

  static ListData list(int seed) {
    Generator random = new Generator(seed).split("list");
    int size = 2 + random.nextInt(7);
    double[] signal = new double[size];
    Arrays.setAll(signal, d -> random.nextBoolean(.4) ? 3 * random.nextDouble() : 0);
    double[] exposure = new double[size];
    Arrays.setAll(exposure, d -> random.nextBoolean(.8) ? 5 * random.nextDouble() : 0);
    return new ListData(
        seed, 7, signal, exposure, scores(seed + 100, size), groups(size, random.split("groups")));
  }

  /** Three groups that may overlap, and documents of none. */
  private static ListGroups groups(int size, Generator random) {
    long[] members = new long[size];
    double[] sizes = new double[3];
    for (int d = 0; d < size; d++) {
      for (int g = 0; g < sizes.length; g++) {
        if (random.nextBoolean(.4)) {
          members[d] |= 1L << g;
          sizes[g]++;
        }
      }
    }
    return new ListGroups(members, sizes, size);
  }

  static double[] scores(int seed, int size) {
    Generator random = new Generator(seed).split("scores");
    double[] scores = new double[size];
    Arrays.setAll(scores, d -> 1.5 * random.nextGaussian());
    return scores;
  }
}
