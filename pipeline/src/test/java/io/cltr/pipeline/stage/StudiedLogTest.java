package io.cltr.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.drift.LoggerChange;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.pbm.PbmEm;
import io.cltr.propensity.study.PropensityStudy;
import io.cltr.propensity.study.StudySummary;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.World;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A study in this JVM and on Spark. */
class StudiedLogTest {
  private static final List<PropensityEstimator> ESTIMATORS =
      List.of(new HarvestAllPairs(), new PbmEm());

  @Test
  void aLocalCopyGivesTheSameBits() {
    PropensityLog spread = log();
    PropensityLog local = StudiedLog.local(spread);
    assertThat(local.impressions()).isNotInstanceOf(SparkSource.class);
    assertThat(local.queries()).isNotInstanceOf(SparkSource.class);
    PropensityStudy here = PropensityStudy.of(ESTIMATORS, local, 0.95);
    PropensityStudy there = PropensityStudy.of(ESTIMATORS, spread, 0.95);
    assertThat(here.estimate()).isPresent();
    assertThat(there)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(here);
    assertThat(summary(there, spread)).isEqualTo(summary(here, local));
  }

  private static StudySummary summary(PropensityStudy study, PropensityLog log) {
    List<Drift> drift = new ArrayList<>();
    drift.addAll(Drift.loggers(ESTIMATORS.get(0), log, study.estimate().orElseThrow()));
    assertThat(drift).hasSize(3);
    List<LoggerChange> changes = LoggerChange.of(log.impressions(), ZoneOffset.UTC);
    assertThat(changes).hasSize(18);
    return StudySummary.of(study, drift, changes);
  }

  private static PropensityLog log() {
    World world = World.of(new Simulation(), 3);
    List<Impression> impressions =
        LongStream.range(0, 4000).mapToObj(i -> world.impression(12 * i).impression()).toList();
    List<Keyed<Query>> queries =
        world.catalogue().entries().stream()
            .map(entry -> new Keyed<>(entry.query().id(), entry.query()))
            .toList();
    return new PropensityLog(
        SparkSource.of(TestSpark.context(), impressions, Impression.LAYOUT, 3),
        SparkSource.of(TestSpark.context(), queries, Layout.byKey(), 3),
        7);
  }
}
