package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.bench.RankerSubjects.Named;
import io.cltr.fold.Keyed;
import io.cltr.fold.ToList;
import io.cltr.learner.ClickNaive;
import io.cltr.learner.FullInformation;
import io.cltr.learner.IpsSoftmax;
import io.cltr.learner.Learner;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ndcg;
import io.cltr.ranker.Rankings;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankerSubjectsTest {
  private static final Site SITE = site(0.5, 60);
  private static final Site LARGE = site(0.5, 400);

  private static Site site(double testQueries, int queries) {
    Simulation base = new Simulation();
    return Site.of(
        "site",
        World.of(
            new Simulation(
                new SyntheticCatalogue(queries, 6, 8, 4, 0.9, List.of(0.8, 0.1, 0.1)),
                base.groups(),
                new Traffic(1000, 250, 0.5, "2026-11-14", 7, 1),
                base.user(),
                5,
                List.of(new LoggerSpec("a", 0.4, 0.6, 0.9, 0), new LoggerSpec("b", 0.6, 0.3, 0, 0)),
                Randomization.none()),
            7),
        testQueries);
  }

  private static RankerSubjects subjects(PropensityEstimator propensities, Learner... learners) {
    return new RankerSubjects(
        "",
        List.of(),
        Arrays.stream(learners).map(learner -> new Named(learner.id(), learner)).toList(),
        propensities,
        0.2,
        new Dcg(10),
        new Ips());
  }

  private static List<Replicate> all(Bench bench, int threads) {
    List<Replicate> found = new ArrayList<>();
    bench.run(0, threads, found::add);
    return found;
  }

  private static Outcome outcome(List<Outcome> outcomes, String subject, String measure) {
    return outcomes.stream()
        .filter(o -> o.subject().equals(subject) && o.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodyAsksTestQueriesAndNoLearnerSeesThem() {
    Set<String> test = new HashSet<>();
    SITE.test().forEach(t -> test.add(t.query().id()));
    assertThat(test).hasSizeBetween(20, 40);
    Witness witness = new Witness(new ArrayList<>());
    subjects(new GivenCurve(), witness).on(SITE, 0.95, 1).outcomes(SITE.log(2000, 3));
    assertThat(witness.seen()).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(test);
    assertThat(SITE.truth().queries().stream().mapToDouble(q -> q.traffic()).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(SITE.test().stream().mapToDouble(t -> t.truth().traffic()).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void worthIsThatOfTheRankersOnTheTestQueries() {
    Constant constant = new Constant(4);
    List<Outcome> outcomes =
        subjects(new GivenCurve(), constant).on(SITE, 0.95, 1).outcomes(SITE.log(500, 3));
    Outcome found = outcome(outcomes, "constant", "ndcg@10");
    double sum = 0;
    int relevant = 0;
    for (Site.TestQuery test : SITE.test()) {
      int[] ranking = Rankings.all(test.query(), constant.ranker().scores(test.query()));
      OptionalDouble ndcg =
          new Ndcg(10).of(ranking, Arrays.stream(test.truth().grades()).asDoubleStream().toArray());
      sum += ndcg.orElse(0);
      relevant += ndcg.isPresent() ? 1 : 0;
    }
    assertThat(relevant).isLessThan(SITE.test().size());
    assertThat(found.parts()).hasSize(relevant);
    assertThat(found.worth()).isCloseTo(sum / relevant, within(1e-12));
    assertThat(outcome(outcomes, "constant", "dcg@10").parts()).hasSize(SITE.test().size());
  }

  /** Production is the logger with the largest share, which is the second one here. */
  @Test
  void productionIsTheMainLogger() {
    List<Outcome> outcomes =
        subjects(new GivenCurve(), new ClickNaive()).on(SITE, 0.95, 1).outcomes(SITE.log(500, 3));
    double clicks = 0;
    for (Site.TestQuery test : SITE.test()) {
      int[] ranking = Rankings.all(test.query(), SITE.world().ranker("b").scores(test.query()));
      for (int k = 1; k <= 5; k++) {
        double gamma = test.truth().relevance()[ranking[k - 1]];
        clicks += test.truth().traffic() * SITE.truth().curve().alpha()[k - 1] * gamma;
      }
    }
    assertThat(outcome(outcomes, "production", "clicks").worth()).isCloseTo(clicks, within(1e-12));
  }

  @Test
  void learnersAreOrderedAsTheyShouldBeAndThreadsChangeNothing() {
    RankerSubjects subjects =
        subjects(new GivenCurve(), new ClickNaive(), new IpsSoftmax(), new FullInformation());
    Bench bench =
        new Bench(List.of(LARGE), List.of(subjects), LogSizes.clicks(300, 6000), 3, 1, 0.95);
    List<Replicate> replicates = all(bench, 2);
    assertThat(replicates).isEqualTo(all(bench, 1));
    Comparison found = Comparison.of(replicates, "click-naive", 0.95);
    assertThat(found.cells()).isEmpty();
    List<OutcomeCell> cells =
        found.outcomes().stream()
            .filter(c -> c.measure().equals("ndcg@10") && c.size() == 6000)
            .toList();
    assertThat(cells)
        .extracting(OutcomeCell::subject)
        .containsExactly("production", "click-naive", "ips-softmax", "full-information");
    assertThat(cells.get(2).to("production").orElseThrow().difference().low()).isPositive();
    assertThat(cells.get(2).to("click-naive").orElseThrow().difference().mean()).isPositive();
    assertThat(cells.get(0).to("production")).isEmpty();
    assertThat(cells.get(0).worth().logs()).isEqualTo(3);
    assertThat(cells.get(2).outcomes().get(0).made()).contains("clip=", "l2=");
  }

  @Test
  void logsHaveAboutTheirClicks() {
    Bench bench =
        new Bench(
            List.of(SITE),
            List.of(subjects(new GivenCurve(), new ClickNaive())),
            LogSizes.clicks(3000),
            1,
            1,
            0.95);
    List<Impression> log = SITE.log(bench.impressions(0), 5).fold(new ToList<>());
    double clicks = log.stream().mapToDouble(i -> Arrays.stream(i.clicks()).sum()).sum();
    assertThat(bench.size(0)).isEqualTo(3000);
    assertThat(clicks).isBetween(2800.0, 3200.0);
  }

  @Test
  void oneThatRefusesALogFailsThereAndTheOthersDoNot() {
    List<Outcome> outcomes =
        subjects(new GivenCurve(), new Refusing(), new ClickNaive())
            .on(SITE, 0.95, 1)
            .outcomes(SITE.log(500, 3));
    assertThat(outcome(outcomes, "refusing", "ndcg@10").failure()).isEqualTo("nothing to learn");
    assertThat(outcome(outcomes, "click-naive", "ndcg@10").succeeded()).isTrue();
  }

  /** One impression has no two loggers to harvest from. */
  @Test
  void withoutPropensitiesAllFail() {
    List<Outcome> outcomes =
        subjects(new HarvestAllPairs(), new IpsSoftmax())
            .on(SITE, 0.95, 1)
            .findings(SITE.log(1, 3))
            .outcomes();
    assertThat(outcomes).hasSize(6).allMatch(o -> !o.succeeded() && !o.failure().isBlank());
  }

  @Test
  void rankersNeedTestQueries() {
    Subjects rankers = new RankerSubjects();
    Site none = site(0, 60);
    assertThatThrownBy(() -> rankers.on(none, 0.95, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("world 'site' has no test queries")
        .hasMessageContaining("testQueries: 0.5");
    assertThatThrownBy(() -> site(0.5, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("of 1 queries test queries");
  }

  private interface Stub extends Learner {
    @Override
    default String summary() {
      return "";
    }

    @Override
    default String source() {
      return "";
    }
  }

  /** Keeps what it is given. */
  private record Witness(List<String> seen) implements Stub {
    @Override
    public String id() {
      return "witness";
    }

    @Override
    public List<TrainedRanker> train(TrainingLog log) {
      log.log().fold(new ToList<>()).forEach(i -> seen.add(i.query()));
      log.heldOut().fold(new ToList<>()).forEach(i -> seen.add(i.query()));
      log.queries().fold(new ToList<>()).stream().map(Keyed::key).forEach(seen::add);
      log.grades().fold(new ToList<>()).stream().map(Keyed::key).forEach(seen::add);
      return new Constant(4).train(log);
    }
  }

  /** Ranks by the sum of the features. */
  private record Constant(int width) implements Stub {
    @Override
    public String id() {
      return "constant";
    }

    LinearRanker ranker() {
      double[] ones = new double[width];
      Arrays.fill(ones, 1);
      return new LinearRanker(new double[width], ones, ones);
    }

    @Override
    public List<TrainedRanker> train(TrainingLog log) {
      return List.of(
          new TrainedRanker(
              id(),
              "",
              Collections.unmodifiableSortedMap(new TreeMap<>()),
              ranker(),
              List.of(),
              List.of(),
              0,
              0,
              List.of()));
    }
  }

  private record Refusing() implements Stub {
    @Override
    public String id() {
      return "refusing";
    }

    @Override
    public List<TrainedRanker> train(TrainingLog log) {
      throw new InputException("nothing to learn");
    }
  }
}
