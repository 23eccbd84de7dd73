package io.cltr.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.logging.BalancedWeights;
import io.cltr.logging.Logged;
import io.cltr.logging.LoggingEstimate;
import io.cltr.logging.LoggingModel;
import io.cltr.method.Methods;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.policy.Uniform;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.pbm.PbmEm;
import io.cltr.reward.BoostedTrees;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PolicyWeighted;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import io.cltr.reward.RewardTable;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.World;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Click, reward and logging models have the same bits on Spark as in one JVM, whatever the
 * partitions.
 */
class RewardsOnSparkTest {
  private static final World WORLD = World.of(new Simulation(), 3);
  private static final List<Impression> LOG =
      LongStream.range(0, 2000).mapToObj(i -> WORLD.impression(16 * i).impression()).toList();
  private static final List<Keyed<Query>> QUERIES = queries(WORLD);
  private static final RewardModel TREES = new BoostedTrees(10, 8, 0.1, 20_000);
  private static final CrossFit FOLDS = new CrossFit(2, 5);

  static Stream<RewardModel> models() {
    String query = QUERIES.get(0).key();
    RewardModel table =
        new RewardTable("mine").with(path -> List.of(new RewardTable.Row(query, "d", 0, -1, 0.5)));
    return Stream.concat(
        Methods.of(RewardModel.class).values().stream()
            .filter(
                model ->
                    !(model instanceof RewardTable
                        || model instanceof PolicyWeighted
                        || model instanceof BoostedTrees)),
        Stream.of(TREES, table));
  }

  static Stream<PolicyWeighted> policyWeightedModels() {
    return Methods.of(RewardModel.class).values().stream()
        .filter(PolicyWeighted.class::isInstance)
        .map(model -> ((PolicyWeighted) model).around(TREES))
        .map(PolicyWeighted.class::cast);
  }

  @ParameterizedTest
  @MethodSource("policyWeightedModels")
  void predictionsForAPolicyHaveTheBitsOfALocalSource(PolicyWeighted model) {
    World world = World.of(Simulation.oneAction(), 3);
    List<Impression> log =
        LongStream.range(0, 300).mapToObj(i -> world.impression(16 * i).impression()).toList();
    List<Keyed<Query>> queries = queries(world);
    List<Keyed<Predictions>> local =
        predictionsForAPolicy(
            model, Source.of(log, Impression.LAYOUT), Source.of(queries, Layout.byKey()));
    assertThat(local).isNotEmpty();
    for (int partitions : new int[] {1, 7}) {
      assertThat(
              predictionsForAPolicy(
                  model,
                  SparkSource.of(TestSpark.context(), log, Impression.LAYOUT, partitions),
                  SparkSource.of(TestSpark.context(), queries, Layout.byKey(), partitions)))
          .usingRecursiveComparison()
          .isEqualTo(local);
    }
  }

  private static List<Keyed<Predictions>> predictionsForAPolicy(
      PolicyWeighted model, Source<Impression> log, Source<Keyed<Query>> queries) {
    return model
        .fitFor(
            log.map(
                round -> new PolicyWeighted.Weighed(round, 0.1 / round.loggingProbabilities()[0])),
            queries,
            Examination.uniform(1),
            FOLDS)
        .fold(new ToList<>());
  }

  @ParameterizedTest
  @MethodSource("models")
  void predictionsHaveTheBitsOfALocalSource(RewardModel model) {
    List<Keyed<Predictions>> local =
        predictions(model, Source.of(LOG, Impression.LAYOUT), Source.of(QUERIES, Layout.byKey()));
    assertThat(local).isNotEmpty();
    for (int partitions : new int[] {1, 7}) {
      assertThat(
              predictions(
                  model,
                  SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, partitions),
                  SparkSource.of(TestSpark.context(), QUERIES, Layout.byKey(), partitions)))
          .usingRecursiveComparison()
          .isEqualTo(local);
    }
  }

  private static List<Keyed<Predictions>> predictions(
      RewardModel model, Source<Impression> log, Source<Keyed<Query>> queries) {
    Examination examination = Examination.uniform(10);
    return model.fit(log, queries, examination, FOLDS).fold(new ToList<>());
  }

  @Test
  void pbmEmHasTheBitsOfALocalSource() {
    PropensityEstimate local = new PbmEm().estimate(Source.of(LOG, Impression.LAYOUT), 0.95);
    PropensityEstimate onSpark =
        new PbmEm().estimate(SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, 5), 0.95);
    assertThat(onSpark.positions()).isEqualTo(local.positions());
    assertThat(onSpark.influence().values()).isDeepEqualTo(local.influence().values());
    assertThat(onSpark.warnings()).isEqualTo(local.warnings());
  }

  static Stream<LoggingModel> loggingModels() {
    return Methods.of(LoggingModel.class).values().stream()
        .filter(model -> !(model instanceof Logged));
  }

  @ParameterizedTest
  @MethodSource("loggingModels")
  void loggingProbabilitiesHaveTheBitsOfALocalSource(LoggingModel model) {
    World world = World.of(Simulation.oneAction(), 3);
    List<Impression> log =
        LongStream.range(0, 300).mapToObj(i -> world.impression(16 * i).impression()).toList();
    List<Keyed<Query>> queries = queries(world);
    CrossFit folds = new CrossFit(3, 5);
    LoggingEstimate local =
        model.estimate(
            Source.of(log, Impression.LAYOUT), Source.of(queries, Layout.byKey()), folds);
    LoggingEstimate onSpark =
        model.estimate(
            SparkSource.of(TestSpark.context(), log, Impression.LAYOUT, 5),
            SparkSource.of(TestSpark.context(), queries, Layout.byKey(), 2),
            folds);
    assertThat(onSpark.log().fold(new ToList<>()))
        .usingRecursiveComparison()
        .isEqualTo(local.log().fold(new ToList<>()));
    assertThat(onSpark.errorAfter()).isEqualTo(local.errorAfter());
    Source<BalancedWeights.Weighted> weighted =
        new BalancedWeights()
            .of(
                SparkSource.of(TestSpark.context(), log, Impression.LAYOUT, 5),
                SparkSource.of(TestSpark.context(), queries, Layout.byKey(), 2),
                new Uniform("uniform"),
                folds);
    assertThat(weighted.fold(new ToList<>()))
        .usingRecursiveComparison()
        .isEqualTo(
            new BalancedWeights()
                .of(
                    Source.of(log, Impression.LAYOUT),
                    Source.of(queries, Layout.byKey()),
                    new Uniform("uniform"),
                    folds)
                .fold(new ToList<>()));
  }

  private static List<Keyed<Query>> queries(World world) {
    return world.catalogue().entries().stream()
        .map(entry -> new Keyed<>(entry.query().id(), entry.query()))
        .toList();
  }
}
