package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.bench.Site;
import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.optimise.Lbfgs;
import io.cltr.scorer.Linear;
import io.cltr.signal.Clicks;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import io.cltr.testing.RankerLogs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairDebiasTest {
  private static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);

  /** Shuffled rankings, so documents at all positions are alike: θ = 1/k. */
  @Test
  void biasOfClicksHasTheShapeOfExamination() {
    PairFit.Result found = fit(RankerLogs.randomLog(QUERIES, 10_000, 5), 0);

    System.out.printf(
        "t+ %s, t- %s%n", Arrays.toString(found.clicked()), Arrays.toString(found.other()));
    assertThat(found.complaint()).isEmpty();
    for (int k = 0; k < 4; k++) {
      assertThat(found.clicked()[k]).isCloseTo(1.0 / (k + 1), within(.06));
    }
  }

  /** At the fixed point t is what the sums of losses say, with the exponent of the regulariser. */
  @Test
  void theRegulariserDrawsBiasToOne() {
    List<Impression> log = RankerLogs.randomLog(QUERIES, 2000, 5);
    PairFit.Result free = fit(log, 0);
    PairFit.Result held = fit(log, 2);
    for (int k = 1; k < 4; k++) {
      assertThat(held.clicked()[k]).isBetween(free.clicked()[k], 1.0);
      assertThat(held.clicked()[k])
          .isCloseTo(StrictMath.pow(free.clicked()[k], 1 / 3.0), within(.1));
    }
  }

  @Test
  void slopesAreThoseOfTheLoss() {
    Standardisation standardisation = RankerLogs.queries(QUERIES).fold(new FeatureMoments("test"));
    try (Blocks<ListBlock> blocks = blocks(RankerLogs.randomLog(QUERIES, 200, 5))) {
      PairFit fit = new PairFit(new Linear(), .1, 0, 1, 4);
      double[] clicked = {1, .7, .4, .2};
      double[] other = {1, 1.1, 1.3, 1.2};
      double[] at = {.4, -.3, .2};
      double[] gradient = new double[3];
      fit.value(blocks, 200, standardisation.width(), clicked, other, at, gradient);
      for (int j = 0; j < 3; j++) {
        double[] up = at.clone();
        double[] down = at.clone();
        up[j] += 1e-5;
        down[j] -= 1e-5;
        double slope =
            (fit.value(blocks, 200, 3, clicked, other, up, new double[3])
                    - fit.value(blocks, 200, 3, clicked, other, down, new double[3]))
                / 2e-5;
        assertThat(gradient[j]).isCloseTo(slope, within(1e-5 * Math.max(Math.abs(slope), 1e-3)));
      }
    }
  }

  @Test
  void ranksBetterThanRawClicks() {
    Site site = site();
    double[] sums = new double[2];
    int logs = Math.max(1, Integer.getInteger("cltr.logs", 200) / 400);
    for (int i = 0; i < logs; i++) {
      TrainingLog log =
          new TrainingLog(site.log(10_000, 30 + i), site.queries(), site.examination());
      sums[0] += ndcg(site, new PairDebias(new Linear(), List.of(1e-4), 0, 100).train(log)) / logs;
      sums[1] +=
          ndcg(
                  site,
                  new IpsPairwiseLogistic(
                          new Clicks(), Lists.shown, new Linear(), List.of(1e-4), new Lbfgs(), 0)
                      .train(log))
              / logs;
    }
    System.out.printf("NDCG@10: pair-debias %.4f, raw clicks %.4f%n", sums[0], sums[1]);
    assertThat(sums[0]).isGreaterThan(sums[1]);
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> new PairDebias(new Linear(), List.of(.1), -1, 10))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("pair-debias.p: found -1.0");
    assertThatThrownBy(() -> new PairDebias(new Linear(), List.of(.1), 0, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("pair-debias.rounds: found 0");
  }

  private static PairFit.Result fit(List<Impression> log, double p) {
    try (Blocks<ListBlock> blocks = blocks(log)) {
      return new PairFit(new Linear(), 1e-3, p, 200, 4).of(blocks, log.size(), 3, new double[3]);
    }
  }

  private static Blocks<ListBlock> blocks(List<Impression> log) {
    Standardisation standardisation = RankerLogs.queries(QUERIES).fold(new FeatureMoments("test"));
    return RankerLogs.log(log)
        .joined(Impression::query, RankerLogs.queries(QUERIES), ClickedList::of)
        .packed(new ClickedListPacker(standardisation));
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
