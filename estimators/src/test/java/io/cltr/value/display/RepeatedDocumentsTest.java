package io.cltr.value.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Propensities and values of logs whose rankings show a document twice. */
class RepeatedDocumentsTest {
  private static final int DEPTH = 4;

  private static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }

  private static ValueTable values(
      SmallWorld world, List<Impression> log, Examination theta, List<Policy> policies) {
    Source<Impression> source = source(log);
    return new Valuation(
            policies,
            List.of(new ExpectedClicks(), new Dcg(DEPTH)),
            List.of(new Ips(), new Snips()),
            new Slices(List.of()),
            theta,
            new DisplayWeighting())
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            Source.of(world.candidates(), Layout.byKey()),
            BucketInfluence.none(theta.depth(), Units.BUCKETS),
            0.95);
  }

  @Test
  void valuesOfRepeatedDocumentsAreThoseWorkedOutByHand() {
    Examination theta = new Examination(new double[] {1, 0.5});
    List<Impression> log =
        List.of(
            Logs.impression("1", "u1", "q0", "A", new String[] {"d0", "d0"}, new double[] {1, 0}),
            Logs.impression("2", "u2", "q0", "A", new String[] {"d0", "d0"}, new double[] {1, 1}),
            Logs.impression("3", "u3", "q0", "B", new String[] {"d1", "d0"}, new double[] {0, 1}));
    double rho = (2 * (1 + 0.5) + 0.5) / 3;
    double gamma = 4 / (3 * rho);
    ValueTable table =
        values(
            new SmallWorld(1, 1, 2, 2, 1),
            log,
            theta,
            List.of(new LoggerPolicy("A"), new LoggerPolicy("B")));
    assertThat(table.find("logger:A", "clicks", "ips", "all").value())
        .isCloseTo(gamma * (1 + 0.5), within(1e-15));
    assertThat(table.find("logger:B", "clicks", "ips", "all").value())
        .isCloseTo(gamma * 0.5, within(1e-15));
    assertThat(table.find("logger:A", "clicks", "snips", "all").value())
        .isCloseTo(gamma * (1 + 0.5), within(1e-15));
  }

  /** Every estimate of one log of 60,000 impressions within four of its standard errors. */
  @Test
  void propensitiesAndValuesOfRepeatedDocumentsMeetTheTruth() {
    SmallWorld world = new SmallWorld(11, 12, 6, DEPTH, 0.4, 0.3, 0.3).repeating();
    List<Impression> log = world.log(new Generator(7), 60_000, 3);
    PropensityEstimate estimate = new HarvestAllPairs().estimate(source(log), 0.95);
    assertThat(estimate.warnings()).isEmpty();
    for (PositionEstimate position : estimate.positions()) {
      double half = StrictMath.log(position.high() / position.low()) / 2;
      double error = StrictMath.log(position.propensity() * position.position());
      assertThat(error).as("position %d", position.position()).isBetween(-2 * half, 2 * half);
      assertThat(half).isLessThan(0.2);
    }
    List<Policy> policies =
        List.of(world.policy(0), world.policy(1), world.policy(2), world.policy(3));
    ValueTable table = values(world, log, world.examination(), policies);
    for (int l = 0; l < policies.size(); l++) {
      for (Metric metric : List.of(new ExpectedClicks(), new Dcg(DEPTH))) {
        ValueTable.CellValue cell = table.find("ranking-" + l, metric.id(), "ips", "all");
        double truth = world.value(l, metric.rankWeights(world.examination()));
        assertThat(cell.value())
            .as("%s of %s", metric.id(), cell.policy())
            .isCloseTo(truth, within(4 * cell.bounds().get(0).standardError()));
        assertThat(cell.bounds().get(0).standardError()).isLessThan(0.05 * truth);
      }
    }
  }
}
