package io.cltr.value.pass;

import static io.cltr.testing.WeightedLogs.repeated;
import static io.cltr.testing.WeightedLogs.scaled;
import static io.cltr.testing.WeightedLogs.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.method.Methods;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.value.GivenRewards;
import io.cltr.value.RankingValues;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.estimator.BalancedIps;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An impression of weight v counts as v impressions of its unit, for every registered estimator,
 * every metric and both weightings: value, influence, effective units and what is not supported.
 */
class WeightedValuesTest {
  private static final double RELATIVE = 1e-12;
  private static final String[] DOCUMENTS = {"a", "b", "c", "d"};
  private static final double[] CHOICE = {0.4, 0.3, 0.2, 0.1};
  private static final Examination THETA = new Examination(new double[] {1, 0.6, 0.3});

  /** Candidates e and f were never displayed; the query r is ranked by one policy alone. */
  private static final List<Policy> POLICIES =
      List.of(
          new LoggerPolicy("A"),
          PolicyTable.of(
              "table",
              List.of(
                  new Row("q", "b", 1, 0.7),
                  new Row("q", "e", 1, 0.3),
                  new Row("q", "d", 2, 1),
                  new Row("q", "f", 3, 0.5))));

  @Test
  void aWholeWeightIsThatManyImpressionsInRankings() {
    List<Impression> log = weighted(rankings());
    List<Metric> metrics = List.of(new ExpectedClicks(), new Dcg(2), new Dcg(10));
    ValueTable found = run(log, metrics, new DisplayWeighting());
    assertSame(found, run(repeated(log), metrics, new DisplayWeighting()));
    assertDiffers(found, run(rankings(), metrics, new DisplayWeighting()));
    assertThat(found.cells()).allSatisfy(c -> assertThat(c.impressions()).isLessThanOrEqualTo(600));
    assertThat(found.cells()).anySatisfy(c -> assertThat(c.unsupported()).isPositive());
    assertSameWithWarnings(run(scaled(log, 0.3), metrics, new DisplayWeighting()), found);
  }

  @Test
  void aWholeWeightIsThatManyImpressionsInLogsOfSingleActions() {
    List<Impression> log = weighted(actions());
    List<Metric> metrics = List.of(new ExpectedClicks());
    ValueTable found = run(log, metrics, LOGGED);
    assertSame(found, run(repeated(log), metrics, LOGGED));
    assertDiffers(found, run(actions(), metrics, LOGGED));
    assertSameWithWarnings(run(scaled(log, 0.3), metrics, LOGGED), found);
  }

  private static final Weighting LOGGED =
      new LoggedWeighting(0, 1, KnownLoggers.of(actions(), List.of("a", "b", "c", "d", "e", "f")));

  private static void assertSame(ValueTable found, ValueTable expected) {
    assertThat(found.cells()).hasSameSizeAs(expected.cells());
    for (int i = 0; i < expected.cells().size(); i++) {
      CellValue cell = expected.cells().get(i);
      CellValue other = found.cells().get(i);
      String name = String.join(" ", cell.policy(), cell.metric(), cell.estimator(), cell.slice());
      assertClose(name, other.value(), cell.value());
      assertClose(name, other.ess(), cell.ess());
      assertClose(name, other.maxWeightShare(), cell.maxWeightShare());
      assertClose(name, other.unsupported(), cell.unsupported());
      assertThat(other.units()).isEqualTo(cell.units());
      assertThat(other.buckets()).isEqualTo(cell.buckets());
      assertThat(other.trusted()).isEqualTo(cell.trusted());
      assertThat(other.influence()).containsOnlyKeys(cell.influence().keySet());
      cell.influence().forEach((b, psi) -> assertClose(name, other.influence().get(b), psi));
    }
  }

  private static void assertSameWithWarnings(ValueTable found, ValueTable expected) {
    assertSame(found, expected);
    assertThat(found.cells().stream().map(CellValue::warnings))
        .isEqualTo(expected.cells().stream().map(CellValue::warnings).toList());
  }

  private static void assertDiffers(ValueTable found, ValueTable unweighted) {
    for (int i = 0; i < found.cells().size(); i++) {
      double value = unweighted.cells().get(i).value();
      if (value > 0) {
        assertThat(found.cells().get(i).value()).isNotCloseTo(value, within(1e-6));
      }
    }
  }

  private static void assertClose(String name, double found, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(found).as(name).isNaN();
    } else {
      double scale = Math.max(1, Math.abs(expected));
      assertThat(found).as(name).isCloseTo(expected, within(RELATIVE * scale));
    }
  }

  /**
   * All that are registered for such a log, the cap so low that it cuts; but for the one that needs
   * a classifier.
   */
  private static List<ValueEstimator> estimators(Weighting weighting) {
    return Methods.of(ValueEstimator.class).values().stream()
        .filter(
            estimator ->
                weighting instanceof DisplayWeighting
                    ? estimator.ofRankings().orElse(null) instanceof RankingValues
                    : estimator.ofActions().isPresent() && !(estimator instanceof BalancedIps))
        .map(estimator -> estimator instanceof ClippedIps ? new ClippedIps(1.5) : estimator)
        .toList();
  }

  private static ValueTable run(List<Impression> log, List<Metric> metrics, Weighting weighting) {
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    double[][] influence = new double[Units.BUCKETS][];
    influence[0] = new double[] {0, 0.02, -0.03};
    return new Valuation(
            POLICIES,
            metrics,
            estimators(weighting),
            new Slices(List.of(Slices.LOGGER)),
            THETA,
            weighting,
            Optional.of(new Modelling(new GivenRewards(), new CrossFit(2, 1))),
            List.of(new StudentT()))
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            Source.of(List.of(), Layout.byKey()),
            new BucketInfluence(3, influence),
            0.95);
  }

  /** Loggers that shuffle, so that their policies are shares; units of four impressions. */
  private static List<Impression> rankings() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Generator random = new Generator(4).split(i);
      int[] order = {0, 1, 2, 3};
      random.shuffle(order, 4);
      double[] clicks = new double[3];
      for (int k = 0; k < 3; k++) {
        clicks[k] = random.nextBoolean(0.3 * CHOICE[order[k]] * THETA.at(k + 1)) ? 1 : 0;
      }
      String[] shown = {DOCUMENTS[order[0]], DOCUMENTS[order[1]], DOCUMENTS[order[2]]};
      log.add(impression(i, random, shown, clicks, new double[0]));
    }
    return log;
  }

  private static List<Impression> actions() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Generator random = new Generator(5).split(i);
      int document = random.nextInt(4);
      double[] clicks = {random.nextBoolean(CHOICE[document]) ? 1 : 0};
      log.add(
          impression(i, random, new String[] {DOCUMENTS[document]}, clicks, new double[] {0.25}));
    }
    return log;
  }

  private static Impression impression(
      int i, Generator random, String[] shown, double[] clicks, double[] probabilities) {
    int[] positions = {1, 2, 3};
    String unit = "u" + i / 4;
    return new Impression(
        "i" + i,
        unit,
        Units.bucket(unit),
        random.nextBoolean(0.7) ? "q" : "r",
        random.nextBoolean(0.6) ? "A" : "B",
        0,
        "",
        Map.of(),
        shown,
        Arrays.copyOf(positions, shown.length),
        clicks,
        clicks,
        probabilities);
  }
}
