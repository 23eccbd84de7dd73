package io.cltr.pipeline.boost;

import static io.cltr.pipeline.boost.TreeLogs.LOG;
import static io.cltr.pipeline.boost.TreeLogs.QUERIES;
import static io.cltr.pipeline.boost.TreeLogs.bits;
import static io.cltr.pipeline.boost.TreeLogs.firstFeatureLeads;
import static io.cltr.pipeline.boost.TreeLogs.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.boost.BoostBlock;
import io.cltr.boost.BoostGrid;
import io.cltr.boost.BoostLoss;
import io.cltr.boost.BoostMachine;
import io.cltr.boost.BoostTask;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.LocalBlocks;
import io.cltr.fold.Source;
import io.cltr.learner.IpsLambdaMart;
import io.cltr.learner.Lists;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.objective.LambdaRank;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.signal.InversePropensity;
import java.util.List;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class XgboostBoosterTest {
  private static final BoostGrid GRID =
      new BoostGrid(15, List.of(4), List.of(.3), List.of(5.0), .9, 1, 1, 5);

  @BeforeAll
  static void twoWorkers() {
    TestSpark.startWithTwoTasks();
  }

  @AfterAll
  static void stop() {
    TestSpark.stop();
  }

  @Test
  void aMissingOpenMpRuntimeIsNamed() {
    NativeLibrary.Loader missing =
        () -> {
          throw new UnsatisfiedLinkError(
              "libxgboost4j.so: libgomp.so.1: cannot open shared object file");
        };
    assertUnusable(missing, "libgomp.so.1: cannot open shared object file");
    assertUnusable(
        () -> {
          throw new NoClassDefFoundError("Could not initialize class XGBoostJNI");
        },
        "Could not initialize class XGBoostJNI");
    assertUnusable(
        () -> {
          throw new XGBoostError("no", new IllegalStateException("Unsupported architecture:riscv"));
        },
        "riscv");
  }

  private static void assertUnusable(NativeLibrary.Loader loader, String reason) {
    BoostTask task =
        new BoostTask(
            new LocalBlocks<BoostBlock>(List.of()),
            0,
            Optional.empty(),
            0,
            new BoostLoss.Own(new LambdaRank()),
            GRID.options().get(0),
            new BoostMachine(),
            1);
    assertThatThrownBy(() -> new XgboostBooster(loader).boost(task))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(reason, "libgomp1", "libomp", "all but boosted trees works");
  }

  @Test
  void aboveTheCapWholeListsAreSampledWithAWarning() {
    TrainedRanker sampled = train(new BoostMachine(100, 1, 1), training(LOG, QUERIES));
    TrainedRanker whole = train(new BoostMachine(10_000, 1, 1), training(LOG, QUERIES));

    assertThat(sampled.warnings())
        .anyMatch(w -> w.contains("whole lists of them: one JVM takes 100"));
    assertThat(firstFeatureLeads(sampled.ranker())).isGreaterThan(.6);
    assertThat(whole.warnings()).noneMatch(w -> w.contains("one JVM"));
    assertThat(bits(List.of(sampled))).isNotEqualTo(bits(List.of(whole)));
  }

  @Test
  void workersGrowTheSameTreesWhereverTheListsLie() {
    BoostMachine two = new BoostMachine(100, 2, 1);

    TrainedRanker local = train(two, training(LOG, QUERIES));
    TrainedRanker spread = train(two, spread(3));
    TrainedRanker other = train(two, spread(2));

    assertThat(local.warnings()).noneMatch(w -> w.contains("one JVM"));
    assertThat(firstFeatureLeads(local.ranker())).isGreaterThan(.9);
    assertThat(bits(List.of(spread))).isEqualTo(bits(List.of(local)));
    assertThat(bits(List.of(other))).isEqualTo(bits(List.of(local)));
    assertThat(local.heldOut()).hasSizeGreaterThan(2);
  }

  @Test
  void moreWorkersThanTheMasterRunsAreRefused() {
    assertThatThrownBy(() -> train(new BoostMachine(100, 3, 1), training(LOG, QUERIES)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("machine.workers: 3 tasks")
        .hasMessageContaining("local[2] runs 2");
  }

  private static TrainedRanker train(BoostMachine machine, TrainingLog log) {
    return new IpsLambdaMart(
            new InversePropensity(List.of(Double.POSITIVE_INFINITY)), Lists.shown, GRID, machine)
        .train(log)
        .get(0);
  }

  private static TrainingLog spread(int partitions) {
    SparkSource<Impression> log =
        SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, partitions);
    return new TrainingLog(
        log,
        log,
        SparkSource.of(
            TestSpark.context(),
            QUERIES.stream().map(query -> new Keyed<>(query.id(), query)).toList(),
            Layout.byKey(),
            partitions),
        TreeLogs.THETA,
        Source.of(List.of(), Layout.byKey()),
        Optional.empty(),
        1);
  }
}
