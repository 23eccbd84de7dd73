package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.objective.Clip;
import io.cltr.objective.NormalisedReward;
import io.cltr.objective.PenalisedReward;
import io.cltr.objective.RoundObjective;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.LogisticReward;
import io.cltr.reward.Predictions;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Network;
import io.cltr.scorer.Scorer;
import io.cltr.testing.ActionLogs;
import io.cltr.testing.RankerLogs;
import io.cltr.testing.WeightedLogs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objectives of policies against sums over rounds, and their gradients. */
class BanditFitTest {
  private static final double STEP = 1e-5;
  private static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);
  private static final List<Impression> LOG =
      WeightedLogs.weighted(ActionLogs.randomLog(QUERIES, 300, 2));
  private static final CrossFit FOLDS = new CrossFit(2, 1);
  private static final Map<String, Predictions> MODEL = model();

  private static Map<String, Predictions> model() {
    Map<String, Predictions> model = new HashMap<>();
    new LogisticReward()
        .fit(RankerLogs.log(LOG), RankerLogs.queries(QUERIES), Examination.uniform(1), FOLDS)
        .map(item -> item)
        .fold(new ToList<Keyed<Predictions>>())
        .forEach(item -> model.put(item.key(), item.value()));
    return model;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .4, 3})
  void gradientsAreThoseOfCentralDifferences(double penalty) {
    for (RoundObjective objective :
        List.of(new PenalisedReward(penalty), new NormalisedReward(penalty))) {
      for (Scorer scorer : List.of(new Linear(), new Network(List.of(3)))) {
        for (double clip : new double[] {1.3, Double.POSITIVE_INFINITY}) {
          assertGradient(fit(objective, scorer, clip, false), scorer);
          if (objective instanceof PenalisedReward) {
            assertGradient(fit(objective, scorer, clip, true), scorer);
          }
        }
      }
    }
  }

  private static void assertGradient(BanditFit fit, Scorer scorer) {
    double[] point = scorer.start(3, new Generator(4));
    for (int j = 0; j < point.length; j++) {
      point[j] += .3 * StrictMath.sin(j + 1);
    }
    double[] gradient = new double[point.length];
    fit.at(point, gradient);
    for (int j = 0; j < point.length; j++) {
      double[] moved = point.clone();
      moved[j] += STEP;
      double above = fit.at(moved, new double[point.length]);
      moved[j] -= 2 * STEP;
      double below = fit.at(moved, new double[point.length]);
      double slope = (above - below) / (2 * STEP);
      assertThat(gradient[j]).isCloseTo(slope, within(1e-5 * Math.max(.1, Math.abs(slope))));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void penalisedRewardIsThatOfTheRounds(boolean modelled) {
    double[] point = {.5, -.2, 0};
    double penalty = .7;
    double clip = 1.5;
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (Impression round : LOG) {
      double x = value(round, point, clip, modelled);
      n += round.weight();
      sum += round.weight() * x;
      squares += round.weight() * x * x;
    }
    double mean = sum / n;
    double variance = squares / n - mean * mean;
    double expected = penalty * Math.sqrt(variance / 40) - mean;

    BanditFit fit = fit(new PenalisedReward(penalty), new Linear(), clip, modelled);

    assertThat(fit.at(point, new double[3])).isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 1e9})
  void normalisedRewardIsThatOfTheRounds(double clip) {
    double[] point = {.5, -.2, 0};
    double penalty = .7;
    double n = 0;
    double rewards = 0;
    double weights = 0;
    for (Impression round : LOG) {
      double w = new Clip(clip).at(ratio(round, point));
      n += round.weight();
      rewards += round.weight() * w * round.rewards()[0];
      weights += round.weight() * w;
    }
    double reward = rewards / weights;
    double spread = 0;
    for (Impression round : LOG) {
      double w = new Clip(clip).at(ratio(round, point));
      spread += round.weight() * w * w * Math.pow(round.rewards()[0] - reward, 2);
    }
    double expected = penalty * Math.sqrt(spread / n / 40) / (weights / n) - reward;

    BanditFit fit = fit(new NormalisedReward(penalty), new Linear(), clip, false);

    assertThat(fit.at(point, new double[3])).isCloseTo(expected, within(1e-6));
  }

  private static double value(Impression round, double[] point, double clip, boolean modelled) {
    double weight = new Clip(clip).at(ratio(round, point));
    if (!modelled) {
      return weight * round.rewards()[0];
    }
    Query query = query(round);
    Predictions model = MODEL.get(query.id());
    int fold = FOLDS.fold(round.unit());
    double[] policy = policy(query, point);
    double expected = 0;
    for (int d = 0; d < policy.length; d++) {
      expected += policy[d] * model.at(fold, query.documents()[d], 1);
    }
    return expected + weight * (round.rewards()[0] - model.at(fold, round.documents()[0], 1));
  }

  private static double ratio(Impression round, double[] point) {
    Query query = query(round);
    int action = Arrays.binarySearch(query.documents(), round.documents()[0]);
    return policy(query, point)[action] / round.loggingProbabilities()[0];
  }

  private static Query query(Impression round) {
    return QUERIES.stream().filter(q -> q.id().equals(round.query())).findFirst().orElseThrow();
  }

  private static double[] policy(Query query, double[] point) {
    double[] policy = new double[query.size()];
    for (int d = 0; d < policy.length; d++) {
      double score = 0;
      for (int j = 0; j < 3; j++) {
        score += point[j] * query.features()[3 * d + j];
      }
      policy[d] = Math.exp(score);
    }
    double total = Arrays.stream(policy).sum();
    return Arrays.stream(policy).map(p -> p / total).toArray();
  }

  private static BanditFit fit(
      RoundObjective objective, Scorer scorer, double clip, boolean modelled) {
    List<CrossFit> folds = modelled ? List.of(FOLDS) : List.of();
    Blocks<BanditBlock> blocks =
        RankerLogs.log(LOG)
            .grouped(Impression::query, new BanditRounds.Counter("test", folds))
            .joined(Keyed::key, RankerLogs.queries(QUERIES), BanditExample::of)
            .map(
                item ->
                    item.with(Optional.ofNullable(modelled ? MODEL.get(item.query().id()) : null)))
            .packed(
                items -> BanditBlock.pack(items, Standardisation.identity(3), 2 * folds.size()));
    double represented = blocks.fold(new BanditCounts.Counter()).represented();
    return new BanditFit(blocks, represented, 40, 3, scorer, objective, new Clip(clip), 0);
  }
}
