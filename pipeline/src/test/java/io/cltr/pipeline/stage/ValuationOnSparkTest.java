package io.cltr.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.change.Changes;
import io.cltr.change.PolicyChange;
import io.cltr.fairness.CalibratedRelevance;
import io.cltr.fairness.FairnessAudit;
import io.cltr.fairness.FairnessTable;
import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.Policy;
import io.cltr.policy.TopScore;
import io.cltr.policy.Uniform;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.ranker.LinearRanker;
import io.cltr.simulate.Groups;
import io.cltr.simulate.Simulated;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many values cost the passes of one, and Spark gives the bits of a local source, whatever the
 * weights.
 */
class ValuationOnSparkTest {
  /** What is joined: displays, candidates, and the plans of the queries. */
  private static final int SIDES = 3;

  private static List<Impression> impressions;
  private static List<Keyed<Query>> queries;
  private static PropensityEstimate propensities;

  @BeforeAll
  static void log() {
    Simulation site = new Simulation();
    World world =
        World.of(
            new Simulation(
                new SyntheticCatalogue(30, 12, 14, 5, 0.9, List.of(0.5, 0.2, 0.15, 0.1, 0.05)),
                site.groups(),
                new Traffic(3000, 500, 0.3, "2026-11-14", 3, 0.3),
                site.user(),
                site.positions(),
                site.loggers(),
                site.randomization()),
            11);
    impressions =
        LongStream.range(0, 3000)
            .mapToObj(world::logged)
            .flatMap(Optional::stream)
            .map(Simulated::impression)
            .toList();
    queries =
        world.catalogue().entries().stream()
            .map(entry -> new Keyed<>(entry.query().id(), entry.query()))
            .toList();
    propensities = new HarvestAllPairs().estimate(local(), 0.95);
  }

  @Test
  void tenPoliciesThreeEstimatorsAndFourSlicesAreTheJobsOfOne() {
    Valuation valuation = valuation();
    Valuation single = single(valuation);
    assertThat(valuation.policies()).hasSize(10);
    List<ValueTable> tables = new ArrayList<>();
    int jobs = TestSpark.jobs(() -> tables.add(onSpark(valuation)));
    int least = TestSpark.jobs(() -> onSpark(single));
    assertThat(jobs).isEqualTo(least).isEqualTo(1 + SIDES);
    assertThat(tables.get(0).cells()).hasSize(10 * 3 * 4);
    assertThat(tables.get(0)).isEqualTo(locally(valuation));
  }

  @Test
  void groupsOfDocumentsAddAJobOverTheCandidatesAndHaveTheBitsOfALocalSource() {
    Valuation all = valuation();
    Valuation valuation =
        new Valuation(
            all.policies(),
            all.metrics(),
            all.estimators(),
            new Slices(List.of(Slices.LOGGER, Slices.GROUP)),
            all.examination(),
            all.weighting());
    List<ValueTable> tables = new ArrayList<>();
    int jobs = TestSpark.jobs(() -> tables.add(onSpark(valuation)));
    assertThat(jobs).isEqualTo(1 + SIDES + 1);
    ValueTable table = tables.get(0);
    assertThat(table).isEqualTo(locally(valuation));
    assertThat(table.cells()).hasSize(10 * 3 * (4 + 2));
    assertThat(table.cells().stream().filter(cell -> !cell.slice().startsWith(Slices.GROUP)))
        .isEqualTo(locally(all).cells());
    for (String policy : table.policies()) {
      double sum = 0;
      for (String group : new Groups().names()) {
        String slice = Slices.named(Slices.GROUP, group);
        sum += table.find(policy, "clicks", "ips", slice).value();
      }
      assertThat(sum)
          .isCloseTo(table.find(policy, "clicks", "ips", Slices.ALL).value(), within(1e-12));
    }
  }

  @Test
  void propensitiesHaveTheBitsOfALocalSource() {
    Source<Impression> log = SparkSource.of(TestSpark.context(), impressions, Impression.LAYOUT, 3);
    PropensityEstimate onSpark = new HarvestAllPairs().estimate(log, 0.95);
    assertThat(onSpark.positions()).isEqualTo(propensities.positions());
    assertThat(onSpark.influence().values()).isDeepEqualTo(propensities.influence().values());
  }

  @Test
  void changesHaveTheBitsOfALocalSource() {
    PolicyChange change =
        new PolicyChange(
            valuation().policies().get(4),
            new LoggerPolicy("production"),
            new ExpectedClicks(),
            propensities.examination());
    Source<Impression> log = SparkSource.of(TestSpark.context(), impressions, Impression.LAYOUT, 3);
    Changes onSpark =
        change.run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            SparkSource.of(TestSpark.context(), queries, Layout.byKey(), 2));
    Changes here =
        change.run(
            local(),
            local().grouped(Impression::query, new DisplaysFold()),
            Source.of(queries, Layout.byKey()));
    assertThat(onSpark).isEqualTo(here);
    assertThat(here.changed()).isEqualTo(30);
    assertThat(here.exposure()).containsOnlyKeys(new Groups().names());
  }

  @Test
  void fairnessHasTheBitsOfALocalSource() {
    FairnessAudit audit =
        new FairnessAudit(
            List.of(new LoggerPolicy("production"), valuation().policies().get(4)),
            new Grouping(),
            FairnessAudit.allMeasures(),
            List.of("device"),
            propensities.examination(),
            Optional.of(
                new CalibratedRelevance(
                    new LinearRanker(new double[5], new double[] {1, 1, 1, 1, 1}, new double[5]),
                    new ScoreCalibration(new double[] {0}, new double[] {0.2}))),
            0.95);
    Source<Impression> log = SparkSource.of(TestSpark.context(), impressions, Impression.LAYOUT, 3);
    FairnessTable onSpark =
        audit.run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            SparkSource.of(TestSpark.context(), queries, Layout.byKey(), 2),
            propensities.influence());
    FairnessTable here =
        audit.run(
            local(),
            local().grouped(Impression::query, new DisplaysFold()),
            Source.of(queries, Layout.byKey()),
            propensities.influence());
    assertThat(here.merits()).hasSize(3);
    assertThat(onSpark.measures()).isEqualTo(here.measures()).hasSize(3 * 2 * 11);
    assertThat(onSpark.groups()).isEqualTo(here.groups());
    assertThat(onSpark.places()).isEqualTo(here.places());
  }

  private static ValueTable onSpark(Valuation valuation) {
    Source<Impression> log = SparkSource.of(TestSpark.context(), impressions, Impression.LAYOUT, 3);
    return valuation.run(
        log,
        log.grouped(Impression::query, new DisplaysFold()),
        SparkSource.of(TestSpark.context(), queries, Layout.byKey(), 2),
        propensities.influence(),
        0.95);
  }

  private static ValueTable locally(Valuation valuation) {
    return valuation.run(
        local(),
        local().grouped(Impression::query, new DisplaysFold()),
        Source.of(queries, Layout.byKey()),
        propensities.influence(),
        0.95);
  }

  private static Valuation single(Valuation all) {
    return new Valuation(
        List.of(all.policies().get(0)),
        all.metrics(),
        List.of(all.estimators().get(0)),
        new Slices(List.of()),
        all.examination(),
        all.weighting());
  }

  private static Source<Impression> local() {
    return Source.of(impressions, Impression.LAYOUT);
  }

  private static Valuation valuation() {
    List<Policy> policies = new ArrayList<>(List.of(new Uniform("uniform")));
    for (String logger : List.of("production", "popularity", "semantic")) {
      policies.add(new LoggerPolicy(logger));
    }
    for (int j = 0; j < 3; j++) {
      double[] weights = new double[5];
      weights[j] = 1;
      double[] ones = {1, 1, 1, 1, 1};
      LinearRanker ranker = new LinearRanker(new double[5], ones, weights);
      policies.add(new TopScore("feature-" + j, ranker));
      policies.add(new PlackettLuce("feature-" + j + "-pl", ranker, 1, 20, 5));
    }
    Examination examination = propensities.examination();
    return new Valuation(
        policies,
        List.of(new ExpectedClicks()),
        List.of(new Ips(), new ClippedIps(2), new Snips()),
        new Slices(List.of("logger")),
        examination,
        new DisplayWeighting());
  }
}
