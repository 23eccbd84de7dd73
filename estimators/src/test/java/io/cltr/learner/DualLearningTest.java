package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.bench.Site;
import io.cltr.dual.DualBlock;
import io.cltr.dual.DualFit;
import io.cltr.dual.DualQuery;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.optimise.Lbfgs;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import io.cltr.scorer.Linear;
import io.cltr.signal.InversePropensity;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import io.cltr.testing.RankerLogs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DualLearningTest {
  private static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);

  /** Three logs: NDCG@10 of dual learning, of IPS with the true curve, and of raw clicks. */
  @Test
  void ranksLikeInversePropensitiesThatAreKnown() {
    Site site = site();
    Examination truth = site.examination();
    double[] sums = new double[3];
    for (int i = 0; i < 3; i++) {
      TrainingLog log = new TrainingLog(site.log(20_000, 30 + i), site.queries(), truth);
      sums[0] += ndcg(site, new DualLearning(new Linear(), List.of(1e-4), 100).train(log)) / 3;
      sums[1] += ndcg(site, ips().train(log)) / 3;
      sums[2] +=
          ndcg(
                  site,
                  ips()
                      .train(
                          new TrainingLog(
                              log.log(), log.queries(), Examination.uniform(truth.depth()))))
              / 3;
    }
    System.out.printf(
        "NDCG@10: dual-learning %.4f, true curve %.4f, raw clicks %.4f%n",
        sums[0], sums[1], sums[2]);
    assertThat(sums[0]).isCloseTo(sums[1], within(.01)).isGreaterThan(sums[2]);
  }

  @Test
  void aLogOfOneOrderPerQueryHasAWarning() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      log.add(
          RankerLogs.shown(
              "i" + i, "q" + i % 20, List.of("a", "b", "c"), 1, i % 2, i % 3 == 0 ? 1 : 0));
    }
    assertThat(new DualLearning().train(training(log)))
        .allSatisfy(
            r -> assertThat(r.warnings()).anyMatch(w -> w.contains("in more than one order")));
    assertThat(new DualLearning().train(training(RankerLogs.randomLog(QUERIES, 400, 2))))
        .allSatisfy(
            r -> assertThat(r.warnings()).noneMatch(w -> w.contains("in more than one order")));
  }

  /** The ranker's gradient vanishes at the fixed point, with θ of it, and nowhere else. */
  @Test
  void theFixedPointIsThatOfTheRankersLoss() {
    boolean[] all = {true, true, true, true};
    try (Blocks<DualBlock> blocks =
        DualQuery.of(
                RankerLogs.log(RankerLogs.randomLog(QUERIES, 400, 2)), RankerLogs.queries(QUERIES))
            .packed(items -> DualBlock.pack(items, Standardisation.identity(3)))) {
      DualFit fit = new DualFit(new Linear(), 1e-3, 200);
      DualFit.Result result = fit.of(blocks, 400, 3, all, new double[3]);
      assertThat(result.complaint()).isEmpty();
      TrainedRanker given =
          new IpsSoftmax(
                  new InversePropensity(List.of(Double.POSITIVE_INFINITY)),
                  Lists.shown,
                  new Linear(),
                  List.of(1e-3),
                  new Lbfgs(),
                  0)
              .train(
                  new TrainingLog(
                      RankerLogs.log(RankerLogs.randomLog(QUERIES, 400, 2)),
                      RankerLogs.queries(QUERIES),
                      new Examination(result.theta())),
                  Standardisation.identity(3))
              .get(0);
      Ranker own = new Linear().ranker(result.parameters(), Standardisation.identity(3));
      for (Query query : QUERIES) {
        assertThat(own.scores(query)).containsExactly(given.ranker().scores(query), within(1e-5));
      }
      assertThat(result.theta()[0]).isEqualTo(1);
      for (int k = 1; k < 4; k++) {
        assertThat(result.theta()[k] * (k + 1)).isBetween(.5, 1.6);
      }
    }
  }

  private static IpsSoftmax ips() {
    return new IpsSoftmax(
        new InversePropensity(List.of(Double.POSITIVE_INFINITY)),
        Lists.shown,
        new Linear(),
        List.of(1e-4),
        new Lbfgs(),
        0);
  }

  private static TrainingLog training(List<Impression> log) {
    return new TrainingLog(
        RankerLogs.log(log), RankerLogs.queries(QUERIES), Examination.uniform(6));
  }

  private static double ndcg(Site site, List<TrainedRanker> rankers) {
    return site
        .truth()
        .values("learned", rankers.get(0).ranker(), site.world().catalogue())
        .stream()
        .filter(v -> v.metric().equals("ndcg@10"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Site site() {
    Simulation base = new Simulation();
    return Site.of(
        "rankings",
        World.of(
            new Simulation(
                new SyntheticCatalogue(100, 15, 20, 8, .9, List.of(.5, .3, .15, .05)),
                base.groups(),
                new Traffic(1000, 0, .3, "2026-11-14", 7, 1),
                base.user(),
                10,
                List.of(new LoggerSpec("a", .5, .7, .8, 0), new LoggerSpec("b", .5, .3, .8, 0)),
                Randomization.none()),
            7));
  }
}
