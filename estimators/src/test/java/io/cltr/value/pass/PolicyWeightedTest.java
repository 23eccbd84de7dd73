package io.cltr.value.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.ImportanceWeighted;
import io.cltr.reward.LogisticReward;
import io.cltr.reward.MoreRobust;
import io.cltr.reward.RewardModel;
import io.cltr.reward.RewardTable;
import io.cltr.value.Coverage;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.DirectMethod;
import io.cltr.value.estimator.DoublyRobust;
import io.cltr.value.metric.Rewards;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/**
 * Reward models that are fitted for the policy, in a world that a logistic model of one feature
 * gets wrong: rewards rise and fall with it, without noise. The logger prefers what the policies do
 * not.
 */
class PolicyWeightedTest {
  private static final int QUERIES = 20;
  private static final int ACTIONS = 4;
  private static final int LOGS = 60;

  /** Feature of an action, in [−1, 1]. */
  private static double feature(int q, int a) {
    return -1 + 2.0 * ((a * 7 + q * 3) % 11) / 10;
  }

  /** Not monotone in the feature. */
  private static double reward(int q, int a) {
    double x = feature(q, a);
    return 0.9 - 0.8 * x * x;
  }

  private static double logging(int q, int a) {
    double sum = 0;
    for (int b = 0; b < ACTIONS; b++) {
      sum += StrictMath.exp(2 * feature(q, b));
    }
    return StrictMath.exp(2 * feature(q, a)) / sum;
  }

  /** The action of the second smallest feature. */
  private static int wanted(int q) {
    int[] order =
        IntStream.range(0, ACTIONS)
            .boxed()
            .sorted((a, b) -> Double.compare(feature(q, a), feature(q, b)))
            .mapToInt(Integer::intValue)
            .toArray();
    return order[1];
  }

  private static Policy policy() {
    return PolicyTable.of(
        "target",
        IntStream.range(0, QUERIES)
            .mapToObj(q -> new Row("q" + q, "a" + wanted(q), 1, 1))
            .toList());
  }

  private static double truth() {
    return IntStream.range(0, QUERIES).mapToDouble(q -> reward(q, wanted(q))).sum() / QUERIES;
  }

  private static Source<Keyed<Query>> queries() {
    List<Keyed<Query>> queries = new ArrayList<>();
    for (int q = 0; q < QUERIES; q++) {
      String[] documents = new String[ACTIONS];
      float[] features = new float[ACTIONS];
      List<List<String>> groups = new ArrayList<>();
      for (int a = 0; a < ACTIONS; a++) {
        documents[a] = "a" + a;
        features[a] = (float) feature(q, a);
        groups.add(List.of());
      }
      queries.add(new Keyed<>("q" + q, new Query("q" + q, documents, features, 1, groups)));
    }
    return Source.of(queries, Layout.byKey());
  }

  private static List<Impression> log(Generator random, int units) {
    List<Impression> log = new ArrayList<>();
    for (int u = 0; u < units; u++) {
      int q = random.nextInt(QUERIES);
      double at = random.nextDouble();
      int a = 0;
      for (double sum = logging(q, 0); at > sum && a < ACTIONS - 1; sum += logging(q, a)) {
        a++;
      }
      String unit = "u" + u;
      log.add(
          new Impression(
              unit,
              unit,
              Units.bucket(unit),
              "q" + q,
              "A",
              0,
              "",
              Map.of(),
              new String[] {"a" + a},
              new int[] {1},
              new double[] {1},
              new double[] {reward(q, a)},
              new double[] {logging(q, a)}));
    }
    return log;
  }

  private static Valuation valuation(RewardModel model, Weighting weighting, Policy... policies) {
    return new Valuation(
        List.of(policies),
        List.of(new Rewards()),
        List.of(new DirectMethod(), new DoublyRobust()),
        new Slices(List.of()),
        Examination.uniform(1),
        weighting,
        Optional.of(new Modelling(model, new CrossFit(2, 1))),
        List.of(new StudentT()));
  }

  private static ValueTable values(RewardModel model, List<Impression> log, Policy... policies) {
    return valuation(model, new LoggedWeighting(), policies)
        .run(
            Coverage.source(log),
            Source.of(List.of(), Layout.byKey()),
            queries(),
            BucketInfluence.none(1, Units.BUCKETS),
            0.95);
  }

  /** dm and dr of each log. */
  private static double[][] many(RewardModel model) {
    double[][] found = new double[2][LOGS];
    for (int i = 0; i < LOGS; i++) {
      ValueTable table = values(model, log(new Generator(811).split(i), 600), policy());
      found[0][i] = table.cells().get(0).value();
      found[1][i] = table.cells().get(1).value();
    }
    return found;
  }

  @Test
  void weightsOfThePolicyMendWhatTheModelGetsWrong() {
    double[][] plain = many(new LogisticReward());
    double[][] weighted = many(new ImportanceWeighted());
    double[][] robust = many(new MoreRobust());
    double error = Math.sqrt(StatUtils.variance(weighted[0]) / LOGS);
    System.out.printf(
        "truth %.4f, dm plain %.4f weighted %.4f; variance of dr plain %.3e weighted %.3e mrdr %.3e%n",
        truth(),
        StatUtils.mean(plain[0]),
        StatUtils.mean(weighted[0]),
        StatUtils.variance(plain[1]),
        StatUtils.variance(weighted[1]),
        StatUtils.variance(robust[1]));
    assertThat(Math.abs(StatUtils.mean(plain[0]) - truth())).isGreaterThan(0.05);
    assertThat(StatUtils.mean(weighted[0])).isCloseTo(truth(), within(4 * error + 0.01));
    assertThat(StatUtils.variance(robust[1])).isLessThan(0.8 * StatUtils.variance(plain[1]));
    assertThat(StatUtils.mean(robust[1]))
        .isCloseTo(truth(), within(4 * Math.sqrt(StatUtils.variance(robust[1]) / LOGS)));
  }

  /** Each policy has a model of its own, as if it were valued alone. */
  @Test
  void policiesDoNotSeeEachOther() {
    List<Impression> log = log(new Generator(5), 800);
    Policy other =
        PolicyTable.of(
            "other",
            IntStream.range(0, QUERIES).mapToObj(q -> new Row("q" + q, "a0", 1, 1)).toList());
    for (RewardModel model : List.of(new ImportanceWeighted(), new MoreRobust())) {
      ValueTable both = values(model, log, other, policy());
      ValueTable alone = values(model, log, policy());
      for (String estimator : List.of("dm", "dr")) {
        assertThat(both.find("target", "reward", estimator, "all").value())
            .isEqualTo(alone.find("target", "reward", estimator, "all").value());
        assertThat(both.find("other", "reward", estimator, "all").value())
            .isNotEqualTo(both.find("target", "reward", estimator, "all").value());
      }
    }
  }

  /**
   * What the policy never does counts next to nothing, and a policy without overlap is modelled.
   */
  @Test
  void aPolicyThatTheLogNeverFollows() {
    List<Impression> log =
        log(new Generator(6), 800).stream()
            .filter(one -> !one.documents()[0].equals("a0"))
            .toList();
    Policy never =
        PolicyTable.of(
            "never",
            IntStream.range(0, QUERIES).mapToObj(q -> new Row("q" + q, "a0", 1, 1)).toList());
    double plain = values(new LogisticReward(), log, never).cells().get(0).value();
    for (RewardModel model : List.of(new ImportanceWeighted(), new MoreRobust())) {
      assertThat(values(model, log, never).cells().get(0).value()).isCloseTo(plain, within(1e-6));
    }
  }

  @Test
  void whereTheyDoNotServeTheySaySo() {
    assertThatThrownBy(() -> valuation(new MoreRobust(), new DisplayWeighting(), policy()))
        .hasMessage(
            "reward model 'mrdr' weighs by the logging probabilities of single actions, which this"
                + " log has not: use logistic, boosted-trees or pbm-posterior");
    assertThatThrownBy(() -> new MoreRobust(new RewardTable("x")))
        .hasMessage(
            "reward model mrdr: 'of' is 'table', which is not fitted with weights; use logistic,"
                + " boosted-trees or pbm-posterior");
    assertThatThrownBy(() -> new ImportanceWeighted(new MoreRobust()))
        .hasMessageContaining("'of' is 'mrdr'");
    assertThatThrownBy(
            () ->
                new ImportanceWeighted()
                    .fit(
                        Coverage.source(List.of()),
                        queries(),
                        Examination.uniform(1),
                        new CrossFit(2, 1)))
        .hasMessage(
            "reward model 'importance-weighted' is fitted for the policy that is valued, and there"
                + " is none here: use 'logistic'");
  }
}
