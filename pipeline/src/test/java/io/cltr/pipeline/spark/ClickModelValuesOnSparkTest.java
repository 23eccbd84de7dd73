package io.cltr.pipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.click.DbnModel;
import io.cltr.click.DcmModel;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.pipeline.TestSpark;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Uniform;
import io.cltr.propensity.Examination;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.World;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.ExpectedReciprocalRank;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import io.cltr.value.user.ClickModelValue;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Values by click models have the same bits on Spark as in one JVM. */
class ClickModelValuesOnSparkTest {
  private static final World WORLD = World.of(new Simulation(), 3);
  private static final List<Impression> LOG =
      LongStream.range(0, 600).mapToObj(i -> WORLD.impression(40 * i).impression()).toList();
  private static final List<Keyed<Query>> QUERIES =
      WORLD.catalogue().entries().stream()
          .map(entry -> new Keyed<>(entry.query().id(), entry.query()))
          .toList();

  private static ValueTable values(
      List<Metric> metrics,
      List<ValueEstimator> estimators,
      Source<Impression> log,
      Source<Keyed<Query>> queries) {
    int depth = WORLD.simulation().positions();
    return new Valuation(
            List.of(new LoggerPolicy("production"), new Uniform("uniform")),
            metrics,
            estimators,
            new Slices(List.of("device")),
            Examination.uniform(depth),
            new DisplayWeighting())
        .run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            queries,
            BucketInfluence.none(depth, Units.BUCKETS),
            0.95);
  }

  @Test
  void valuesHaveTheBitsOfALocalSource() {
    List<ValueEstimator> estimators =
        List.of(
            new ClickModelValue(new DbnModel(1, 1, 2), 2, 4),
            new ClickModelValue(new DcmModel(), 2, 4));
    Source<Impression> local = Source.of(LOG, Impression.LAYOUT);
    Source<Keyed<Query>> localQueries = Source.of(QUERIES, Layout.byKey());
    Source<Impression> spread = SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, 3);
    Source<Keyed<Query>> spreadQueries =
        SparkSource.of(TestSpark.context(), QUERIES, Layout.byKey(), 3);
    List<Metric> metrics = List.of(new ExpectedClicks(), new ExpectedReciprocalRank(5));
    assertThat(values(metrics, estimators, spread, spreadQueries))
        .isEqualTo(values(metrics, estimators, local, localQueries));
  }
}
