package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.bench.Site;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.optimise.Lbfgs;
import io.cltr.policy.PlackettLuce;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import io.cltr.reward.BoostedTrees;
import io.cltr.scorer.Linear;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies learned from logs of single actions, against their exact values. */
class BanditWorldTest {
  private static final int LOGS = Math.max(24, Integer.getInteger("cltr.logs", 200) / 40);

  @Test
  void policiesAreWorthMuchMoreThanTheLoggerAndNearTheBest() {
    Site site = site(1);
    double logger = site.truth().value("logger:a", "reward");
    double ideal = site.truth().value("ideal", "reward");
    for (Learner learner : List.of(plain(Double.POSITIVE_INFINITY), poem(.3))) {
      double value = value(site, learner.train(log(site, 6000, 100)).get(0).ranker());
      assertThat(value).as(learner.id()).isBetween(.87 * ideal, ideal);
      assertThat(value).isGreaterThan(2.5 * logger);
    }
  }

  @Test
  void aRewardModelHelpsClippedWeights() {
    Site site = site(1);
    DrBandit modelled =
        new DrBandit(
            new BoostedTrees(), 2, 1, List.of(10.0), List.of(1e-5), new Linear(), new Lbfgs());
    assertThat(lowerBound(site, 1000, modelled, plain(10), LOGS / 3)).isPositive();
  }

  @Test
  void theVariancePenaltyHelpsSmallLogs() {
    Site site = site(.6);
    assertThat(lowerBound(site, 100, poem(1), poem(0), LOGS)).isPositive();
  }

  private static IpsBandit plain(double clip) {
    return new IpsBandit(List.of(clip), List.of(1e-5), new Linear(), new Lbfgs());
  }

  private static NormPoem poem(double penalty) {
    return new NormPoem(
        List.of(Double.POSITIVE_INFINITY),
        List.of(penalty),
        List.of(1e-5),
        new Linear(),
        new Lbfgs());
  }

  /** Of the mean difference of true values over independent logs, at 95 %. */
  private static double lowerBound(Site site, int size, Learner better, Learner base, int logs) {
    double[] differences = new double[logs];
    for (int i = 0; i < logs; i++) {
      TrainingLog log = log(site, size, 500 + i);
      differences[i] =
          value(site, better.train(log).get(0).ranker())
              - value(site, base.train(log).get(0).ranker());
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    double variance =
        Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / (logs - 1);
    return mean - 2.1 * Math.sqrt(variance / logs);
  }

  private static TrainingLog log(Site site, int size, int draws) {
    return new TrainingLog(site.log(size, draws), site.queries(), Examination.uniform(1));
  }

  /** Expected reward of the softmax policy. */
  private static double value(Site site, Ranker ranker) {
    PlackettLuce policy = new PlackettLuce("learned", ranker, 1, 1, 1);
    int depth = site.truth().depth();
    return site
        .truth()
        .values(
            "learned",
            q -> {
              Query query = site.world().catalogue().entries().get(q).query();
              return policy.ranks(query, Displays.NONE, depth).orElseThrow();
            })
        .stream()
        .filter(v -> v.metric().equals("reward"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Site site(double temperature) {
    Simulation base = Simulation.oneAction();
    return Site.of(
        "actions",
        World.of(
            new Simulation(
                new SyntheticCatalogue(40, 6, 10, 8, .9, List.of(.5, .3, .15, .05)),
                base.groups(),
                new Traffic(1000, 0, .3, "2026-11-14", 7, 1),
                base.user(),
                1,
                List.of(new LoggerSpec("a", 1, .5, 0, temperature)),
                Randomization.none()),
            7));
  }
}
