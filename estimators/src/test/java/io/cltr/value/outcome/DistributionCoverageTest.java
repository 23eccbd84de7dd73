package io.cltr.value.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BootstrapPercentile;
import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Interval;
import io.cltr.interval.Jackknife;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.Rewards;
import io.cltr.value.outcome.Cvar.Tail;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.analysis.integration.RombergIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Coverage of 95 % intervals of quantiles and tail means of rewards whose distribution is known:
 * whole numbers, or exponential with a mean that depends on the action and the user. {@code mvn
 * -Pthorough} takes 4,000 logs.
 */
class DistributionCoverageTest {
  private static final double[] LOGGING = {0.5, 0.3, 0.2};
  private static final double[] TARGET = {0.2, 0.3, 0.5};
  private static final double[] MEANS = {1, 2, 4};
  private static final double[] EAGER = {0.6, 1.4};
  private static final double[] PS = {0.1, 0.5, 0.9};
  private static final double SHARE = 0.1;

  private static final List<Interval> LINEAR = List.of(new StudentT());
  private static final List<Interval> RESAMPLED =
      List.of(new Jackknife(), new BootstrapPercentile(199, 1));

  private static List<ValueEstimator> estimators() {
    List<ValueEstimator> estimators = new ArrayList<>();
    for (double p : PS) {
      estimators.add(new Quantile(p));
    }
    estimators.add(new Cvar(SHARE, Tail.lower));
    estimators.add(new Cvar(SHARE, Tail.upper));
    return estimators;
  }

  /** The same by distributions that are not normalised, or rest on a model. */
  private static List<ValueEstimator> modelled() {
    List<ValueEstimator> estimators = new ArrayList<>();
    for (Cdf kind : List.of(Cdf.ips, Cdf.dr, Cdf.sndr)) {
      for (double p : PS) {
        estimators.add(new Quantile(p, kind));
      }
      estimators.add(new Cvar(SHARE, Tail.lower, kind));
      estimators.add(new Cvar(SHARE, Tail.upper, kind));
    }
    estimators.add(new RewardVariance());
    return estimators;
  }

  private static double truth(ValueEstimator estimator, boolean whole) {
    if (estimator instanceof Quantile quantile) {
      return quantile(quantile.p(), whole);
    }
    return estimator instanceof Cvar cvar
        ? tail(cvar.tail() == Tail.upper, whole)
        : variance(whole);
  }

  /** E r² − (E r)²; whole numbers are geometric. */
  private static double variance(boolean whole) {
    double mean = 0;
    double square = 0;
    for (int a = 0; a < 3; a++) {
      for (double eager : EAGER) {
        double scale = eager * MEANS[a];
        double stay = StrictMath.exp(-1 / scale);
        double first = whole ? stay / (1 - stay) : scale;
        double second = whole ? stay * (1 + stay) / ((1 - stay) * (1 - stay)) : 2 * scale * scale;
        mean += TARGET[a] / 2 * first;
        square += TARGET[a] / 2 * second;
      }
    }
    return square - mean * mean;
  }

  private static Predictions predictions(int folds) {
    double[][] byFold = new double[folds][];
    Arrays.fill(byFold, new double[] {1.5, 1.5, 3});
    return new Predictions(new String[] {"a0", "a1", "a2"}, 1, byFold);
  }

  /** Means that are not quite right. */
  private record Rough() implements RewardModel {
    @Override
    public String id() {
      return "rough";
    }

    @Override
    public String summary() {
      return "rough";
    }

    @Override
    public String source() {
      return "test";
    }

    @Override
    public Source<Keyed<Predictions>> fit(
        Source<Impression> log,
        Source<Keyed<Query>> queries,
        Examination examination,
        CrossFit folds) {
      return log.grouped(Impression::query, new DisplaysFold())
          .map(query -> new Keyed<>(query.key(), predictions(folds.folds())));
    }
  }

  /** F of the reward under the policy. */
  private static double below(double x, boolean whole) {
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      for (double eager : EAGER) {
        double mean = eager * MEANS[a];
        double end = whole ? Math.floor(x) + 1 : x;
        sum += end <= 0 ? 0 : TARGET[a] / 2 * (1 - StrictMath.exp(-end / mean));
      }
    }
    return sum;
  }

  private static double quantile(double p, boolean whole) {
    if (whole) {
      int x = 0;
      while (below(x, true) < p) {
        x++;
      }
      return x;
    }
    return new BrentSolver(1e-12).solve(1000, x -> below(x, false) - p, 0, 1000);
  }

  /** Q(α) ∓ (1/α) ∫ F, or ∫ 1 − F. */
  private static double tail(boolean upper, boolean whole) {
    double q = quantile(upper ? 1 - SHARE : SHARE, whole);
    double beyond = 0;
    if (whole) {
      for (int x = upper ? (int) q : 0; upper ? x < 400 : x < q; x++) {
        beyond += upper ? 1 - below(x, true) : below(x, true);
      }
    } else {
      beyond =
          new RombergIntegrator()
              .integrate(
                  100_000,
                  x -> upper ? 1 - below(x, false) : below(x, false),
                  upper ? q : 0,
                  upper ? 200 : q);
    }
    return upper ? q + beyond / SHARE : q - beyond / SHARE;
  }

  private static Map<String, Double> truths(boolean whole) {
    Map<String, Double> truths = new TreeMap<>();
    for (double p : PS) {
      truths.put("quantile" + p, quantile(p, whole));
    }
    truths.put("cvar" + Tail.lower, tail(false, whole));
    truths.put("cvar" + Tail.upper, tail(true, whole));
    return truths;
  }

  private static List<Impression> log(Generator random, int units, int rounds, boolean whole) {
    List<Impression> log = new ArrayList<>();
    for (int u = 0; u < units; u++) {
      String unit = "u" + u;
      double eager = EAGER[random.nextInt(2)];
      for (int i = 0; i < rounds; i++) {
        double at = random.nextDouble();
        int a = at < LOGGING[0] ? 0 : at < LOGGING[0] + LOGGING[1] ? 1 : 2;
        double r = -StrictMath.log(1 - random.nextDouble()) * eager * MEANS[a];
        log.add(
            new Impression(
                unit + "-" + i,
                unit,
                Units.bucket(unit),
                "q",
                "A",
                0,
                "",
                Map.of(),
                new String[] {"a" + a},
                new int[] {1},
                new double[] {1},
                new double[] {whole ? Math.floor(r) : r},
                new double[] {LOGGING[a]}));
      }
    }
    return log;
  }

  private static Policy policy() {
    List<Row> rows = new ArrayList<>();
    for (int a = 0; a < 3; a++) {
      rows.add(new Row("q", "a" + a, 1, TARGET[a]));
    }
    return PolicyTable.of("target", rows);
  }

  private static ValueTable table(
      List<Impression> log, List<Interval> kinds, List<ValueEstimator> estimators) {
    return new Valuation(
            List.of(policy()),
            List.of(new Rewards()),
            estimators,
            new Slices(List.of()),
            Examination.uniform(1),
            new LoggedWeighting(),
            Optional.of(new Modelling(new Rough(), new CrossFit(2, 1))),
            kinds)
        .run(
            Coverage.source(log),
            Source.of(List.of(), Layout.byKey()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(1, Units.BUCKETS),
            0.95);
  }

  private static List<Found> found(
      List<Impression> log, List<Interval> kinds, Map<String, Double> truths) {
    ValueTable table = table(log, kinds, estimators());
    List<Found> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (double p : PS) {
      names.add("quantile" + p);
    }
    names.add("cvar" + Tail.lower);
    names.add("cvar" + Tail.upper);
    for (int e = 0; e < names.size(); e++) {
      ValueTable.CellValue cell = table.cells().get(e);
      for (int i = 0; i < kinds.size(); i++) {
        Bounds bounds = cell.bounds().get(i);
        assertThat(bounds.refusal()).isEmpty();
        found.add(
            new Found(
                names.get(e) + ", " + kinds.get(i).id(),
                cell.value(),
                bounds.low(),
                bounds.high(),
                truths.get(names.get(e))));
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"10000,1,false", "10000,1,true", "3000,5,false", "3000,5,true"})
  void intervalsHoldTheTruth(int units, int rounds, boolean whole) {
    holds(20, LINEAR, units, rounds, whole);
  }

  @ParameterizedTest
  @CsvSource({"2000,1,false", "2000,1,true"})
  void otherKindsOfDistributions(int units, int rounds, boolean whole) {
    List<ValueEstimator> estimators = modelled();
    double[] truths = estimators.stream().mapToDouble(e -> truth(e, whole)).toArray();
    SortedMap<String, Tally> tallies =
        Coverage.over(
            20,
            number -> {
              List<Impression> log =
                  log(new Generator(7600 + rounds).split(number), units, rounds, whole);
              List<ValueTable.CellValue> cells = table(log, LINEAR, estimators).cells();
              List<Found> found = new ArrayList<>();
              for (int e = 0; e < truths.length; e++) {
                Bounds bounds = cells.get(e).bounds().get(0);
                assertThat(bounds.refusal()).isEmpty();
                String name = whole + " " + cells.get(e).estimator();
                double value = cells.get(e).value();
                found.add(new Found(name, value, bounds.low(), bounds.high(), truths[e]));
              }
              return found;
            });
    assertThat(tallies).hasSize(estimators.size());
    tallies.forEach(
        (name, tally) -> {
          assertThat(tally.share()).as(name).isGreaterThan(least(name) - tally.slack());
          tally.assertUnbiased(name);
        });
  }

  /** Tails and squares rest on few large outcomes, so that their intervals are too short. */
  private static double least(String name) {
    return name.contains("variance") ? 0.87 : name.contains("tail=upper") ? 0.9 : 0.93;
  }

  @ParameterizedTest
  @CsvSource({"1500,5,false", "1500,5,true"})
  void intervalsByResamplingHoldTheTruth(int units, int rounds, boolean whole) {
    holds(20, RESAMPLED, units, rounds, whole);
  }

  private static void holds(int share, List<Interval> kinds, int units, int rounds, boolean whole) {
    Map<String, Double> truths = truths(whole);
    System.out.printf("%d units of %d rounds, whole %s: %s%n", units, rounds, whole, truths);
    SortedMap<String, Tally> tallies =
        Coverage.over(
            share,
            log ->
                found(
                    log(new Generator(7500 + rounds).split(log), units, rounds, whole),
                    kinds,
                    truths));
    assertThat(tallies).hasSize(5 * kinds.size());
    tallies.forEach(
        (name, tally) -> {
          assertThat(tally.share()).as(name).isGreaterThan(0.95 - tally.slack());
          if (!whole || name.startsWith("cvar" + Tail.upper)) {
            assertThat(tally.share()).as(name).isLessThan(0.95 + tally.slack());
          }
        });
  }
}
