package io.cltr.value.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The placebo accepts a world that is as assumed, and rejects a wrong examination. */
class PlaceboTest {
  private static final SmallWorld WORLD = new SmallWorld(3, 10, 6, 4, 0.5, 0.3, 0.2);

  @Test
  void holdsWhereTheExaminationIsRight() {
    int held = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<Placebo.Row> rows = rows(WORLD.log(new Generator(seed), 1500, 1), WORLD.examination());
      held += rows.stream().allMatch(Placebo.Row::holds) ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(90);
  }

  @Test
  void failsWhereTheExaminationIsWrong() {
    List<Impression> log = WORLD.log(new Generator(5), 20_000, 1);
    List<Placebo.Row> rows = rows(log, Examination.uniform(4));
    assertThat(rows).anyMatch(row -> !row.holds());
    assertThat(rows.stream().flatMap(row -> row.warnings().stream()).toList().toString())
        .contains("look at the propensities");
  }

  @Test
  void ownValuesAreMeansOfTheLoggersOwnClicks() {
    List<Impression> log = WORLD.log(new Generator(7), 3000, 1);
    Map<String, double[]> means = new HashMap<>();
    for (Impression impression : log) {
      double[] sums = means.computeIfAbsent(impression.logger(), absent -> new double[2]);
      sums[0] += impression.clicked();
      sums[1]++;
    }
    for (Placebo.Row row : rows(log, WORLD.examination())) {
      double[] sums = means.get(row.logger());
      assertThat(row.ownValue()).isCloseTo(sums[0] / sums[1], within(1e-12));
      assertThat(row.impressions()).isEqualTo((long) sums[1]);
      assertThat(row.difference()).isCloseTo(row.predicted() - row.ownValue(), within(1e-12));
    }
  }

  /** Four queries with 60, 30, 20 and 10 impressions: 60 ≥ 40, 90 ≥ 80. */
  @Test
  void trafficTellsHeadTorsoAndTail() {
    List<Impression> log = new ArrayList<>();
    int[] counts = {60, 30, 20, 10};
    for (int q = 0; q < counts.length; q++) {
      for (int i = 0; i < counts[q]; i++) {
        String id = q + "-" + i;
        double[] clicks = {q == 0 ? 1 : 0};
        log.add(Logs.impression(id, id, "q" + q, "A", new String[] {"a"}, clicks));
      }
    }
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    ValueTable table =
        new Valuation(
                List.of(new io.cltr.policy.LoggerPolicy("A")),
                List.of(new ExpectedClicks()),
                List.of(new Ips()),
                new Slices(List.of(Slices.TRAFFIC)),
                Examination.uniform(1),
                new DisplayWeighting())
            .run(
                source,
                source.grouped(Impression::query, new DisplaysFold()),
                Source.of(List.of(), Layout.byKey()),
                BucketInfluence.none(1, Units.BUCKETS),
                0.95);
    assertThat(table.find("logger:A", "clicks", "ips", "traffic=head").impressions()).isEqualTo(60);
    assertThat(table.find("logger:A", "clicks", "ips", "traffic=torso").impressions())
        .isEqualTo(30);
    assertThat(table.find("logger:A", "clicks", "ips", "traffic=tail").impressions()).isEqualTo(30);
    assertThat(table.find("logger:A", "clicks", "ips", "traffic=head").value()).isEqualTo(1);
    assertThat(table.find("logger:A", "clicks", "ips", "traffic=tail").value()).isZero();
  }

  private static List<Placebo.Row> rows(List<Impression> log, Examination examination) {
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    return new Placebo(
            log.stream().map(Impression::logger).distinct().sorted().toList(),
            new ExpectedClicks(),
            new Ips(),
            examination,
            new DisplayWeighting())
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            Source.of(WORLD.candidates(), Layout.byKey()),
            BucketInfluence.none(4, Units.BUCKETS),
            0.95);
  }
}
