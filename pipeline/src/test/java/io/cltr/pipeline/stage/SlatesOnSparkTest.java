package io.cltr.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.policy.ProductPolicy;
import io.cltr.policy.TopScore;
import io.cltr.policy.Uniform;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PbmPosterior;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulated;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slate.CascadeDr;
import io.cltr.value.slate.SlateIips;
import io.cltr.value.slate.SlateSips;
import io.cltr.value.slate.SlateSnrips;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Values of slates have the bits of a local source. */
class SlatesOnSparkTest {
  /**
   * Slates are valued in the same jobs, in which the predictions of their slots are a side more.
   */
  @Test
  void slatesHaveTheBitsOfALocalSource() {
    Simulation site = new Simulation();
    World world =
        World.of(
            new Simulation(
                new SyntheticCatalogue(20, 6, 7, 3, 0.9, List.of(0.5, 0.5)),
                site.groups(),
                new Traffic(1500, 300, 0.3, "2026-11-14", 3, 1),
                site.user(),
                3,
                List.of(
                    new LoggerSpec("A", 0.5, 0.2, 0.3, 1), new LoggerSpec("B", 0.5, 0.4, 0.3, 2)),
                Randomization.none()),
            12);
    List<Impression> slates =
        LongStream.range(0, 1500)
            .mapToObj(world::logged)
            .flatMap(Optional::stream)
            .map(Simulated::impression)
            .toList();
    List<Keyed<Query>> candidates =
        world.catalogue().entries().stream()
            .map(entry -> new Keyed<>(entry.query().id(), entry.query()))
            .toList();
    Valuation valuation =
        new Valuation(
            List.of(
                new Uniform("uniform"),
                new TopScore("fixed", world.ranker("A")),
                new ProductPolicy(PolicyTable.of("product", rows(candidates)))),
            List.of(new ExpectedClicks()),
            List.of(
                new Ips(), new SlateSips(), new SlateIips(), new SlateSnrips(), new CascadeDr()),
            new Slices(List.of(Slices.LOGGER)),
            Examination.uniform(3),
            new DisplayWeighting(),
            Optional.of(new Modelling(new PbmPosterior(), new CrossFit(2, 1))),
            List.of(new StudentT()));
    Source<Impression> log = SparkSource.of(TestSpark.context(), slates, Impression.LAYOUT, 3);
    ValueTable table =
        valuation.run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            SparkSource.of(TestSpark.context(), candidates, Layout.byKey(), 2),
            BucketInfluence.none(3, Units.BUCKETS),
            0.95);
    Source<Impression> local = Source.of(slates, Impression.LAYOUT);
    assertThat(table)
        .isEqualTo(
            valuation.run(
                local,
                local.grouped(Impression::query, new DisplaysFold()),
                Source.of(candidates, Layout.byKey()),
                BucketInfluence.none(3, Units.BUCKETS),
                0.95));
    double iips = table.find("uniform", "clicks", "iips", "all").value();
    assertThat(table.find("uniform", "clicks", "ips", "all").value())
        .isCloseTo(iips, within(0.15 * iips));
  }

  /** All candidates alike in every slot. */
  private static List<Row> rows(List<Keyed<Query>> candidates) {
    List<Row> rows = new ArrayList<>();
    for (Keyed<Query> query : candidates) {
      for (String document : query.value().documents()) {
        for (int k = 1; k <= 3; k++) {
          rows.add(new Row(query.key(), document, k, 1.0 / query.value().size()));
        }
      }
    }
    return rows;
  }
}
