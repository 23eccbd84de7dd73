package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.Grouping;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.method.Methods;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.Ranks;
import io.cltr.policy.TopScore;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.OneFeature;
import io.cltr.value.metric.ExpectedClicks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of policies, for those that are made of a ranker and fitted to a log of clicks. */
class FairPolicyContractTest {
  private static final Examination THETA = new Examination(new double[] {1, .6, .4, .3});
  private static final List<Keyed<Query>> QUERIES = queries();
  private static final List<Impression> LOG = log();

  static List<PolicySpec> specs() {
    return List.of(
        new FairTopKSpec("r", List.of("a"), .5, .1, 10, ""),
        new DetConstrainedSpec("r", new TreeMap<>(), FloorVariant.greedy, ""),
        new DetConstrainedSpec("r", new TreeMap<>(), FloorVariant.sorted, ""),
        new FairControllerSpec("r", new Grouping(), .1, 30, "", new FittedRelevance()),
        new ExposureOptimalSpec(
            "r", new DisparateTreatment(), new ExpectedClicks(), "", new OptimalFit()),
        new ExposureAmortisedSpec("r", new DisparateTreatment(), .95, "", new AmortisedFit()),
        new TwoSidedSpec(
            "r",
            new Grouping(),
            .5,
            new PowerCurve(0, .1),
            new PowerWelfare(),
            15,
            1e-4,
            "",
            new TwoSidedFit()));
  }

  private static List<Keyed<Query>> queries() {
    Generator random = new Generator(100);
    List<Keyed<Query>> queries = new ArrayList<>();
    for (int q = 0; q < 20; q++) {
      queries.add(new Keyed<>("q" + q, Lists.random(random, "q" + q, 6, 3)));
    }
    return queries;
  }

  /** Shown by score and its reverse, clicked with θ .6 score. */
  private static List<Impression> log() {
    Generator random = new Generator(101);
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      Query query = QUERIES.get(random.nextInt(20)).value();
      int[] ranking =
          new TopScore("", new OneFeature()).draw(query, Displays.NONE, 0).orElseThrow();
      String[] shown = new String[4];
      double[] clicks = new double[4];
      for (int k = 0; k < 4; k++) {
        int d = ranking[i % 2 == 0 ? k : 5 - k];
        shown[k] = query.documents()[d];
        clicks[k] = random.nextBoolean(THETA.at(k + 1) * .6 * query.features()[d]) ? 1 : 0;
      }
      log.add(Logs.impression("i" + i, "u" + i / 3, query.id(), "L" + i % 2, shown, clicks));
    }
    return log;
  }

  private static PolicyLog policyLog(List<Impression> log) {
    return new PolicyLog(
        Source.of(log, Impression.LAYOUT),
        Source.of(QUERIES, Layout.byKey()),
        THETA,
        BucketInfluence.none(4, Units.BUCKETS),
        new TreeMap<>(),
        .95);
  }

  private static Policy policy(PolicySpec spec) {
    return spec.fitted(policyLog(LOG), Lists.PARTS).policy(Lists.PARTS);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void isNamedAfterItsRanker(PolicySpec spec) {
    assertThat(spec.policyName()).isEqualTo("r-" + spec.id());
    assertThat(policy(spec).name()).isEqualTo("r-" + spec.id());
    assertThat(spec.rankerName()).hasValue("r");
    assertThat(spec.learned()).isTrue();
    assertThat(Methods.of(PolicySpec.class)).containsKey(spec.id());
  }

  /** Executors rank with copies. */
  @ParameterizedTest
  @MethodSource("specs")
  void aCopyRanksAlike(PolicySpec spec) throws IOException, ClassNotFoundException {
    Policy policy = policy(spec);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(policy);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Policy copy = (Policy) in.readObject();
      Query query = QUERIES.get(0).value();
      assertThat(copy.draw(query, Displays.NONE, 7).orElseThrow())
          .isEqualTo(policy.draw(query, Displays.NONE, 7).orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyRankIsTakenAndEveryDocumentRanked(PolicySpec spec) {
    Policy policy = policy(spec);
    for (Keyed<Query> item : QUERIES) {
      Ranks ranks = policy.ranks(item.value(), Displays.NONE, 6).orElseThrow();
      Ranks cut = policy.ranks(item.value(), Displays.NONE, 2).orElseThrow();
      for (int i = 0; i < 6; i++) {
        double document = 0;
        double rank = 0;
        for (int j = 0; j < 6; j++) {
          document += ranks.at(i, j + 1);
          rank += ranks.at(j, i + 1);
        }
        assertThat(document).isEqualTo(1, within(1e-12));
        assertThat(rank).isEqualTo(1, within(1e-12));
        assertThat(cut.at(i, 1)).isEqualTo(ranks.at(i, 1));
        assertThat(cut.at(i, 2)).isEqualTo(ranks.at(i, 2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aDrawIsAPermutationThatItsKeyDecides(PolicySpec spec) {
    Policy policy = policy(spec);
    Query query = QUERIES.get(0).value();
    Ranks ranks = policy.ranks(query, Displays.NONE, 1).orElseThrow();
    int keys = 2000;
    double[] first = new double[6];
    for (long key = 0; key < keys; key++) {
      int[] drawn = policy.draw(query, Displays.NONE, key).orElseThrow();
      assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
      assertThat(policy.draw(query, Displays.NONE, key).orElseThrow()).isEqualTo(drawn);
      first[drawn[0]] += 1.0 / keys;
    }

    assertThat(first).containsExactly(ranks.probabilities(), within(4 * .5 / Math.sqrt(keys)));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void isNotDefinedWithoutFeatures(PolicySpec spec) {
    assertThat(policy(spec).ranks(Lists.bare("q", 3), Displays.NONE, 2)).isEmpty();
    assertThat(policy(spec).draw(Lists.bare("q", 0), Displays.NONE, 2)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theSameLogInAnyOrderGivesTheSameSpec(PolicySpec spec) {
    List<Impression> turned = new ArrayList<>(LOG);
    Collections.reverse(turned);

    assertThat(spec.fitted(policyLog(turned), Lists.PARTS))
        .isEqualTo(spec.fitted(policyLog(LOG), Lists.PARTS));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aLogWithoutAnythingIsHarmlessOrRefused(PolicySpec spec) {
    if (spec instanceof ExposureAmortisedSpec) {
      assertThatThrownBy(() -> spec.fitted(policyLog(List.of()), Lists.PARTS))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("no candidate of the log is in a group");
      return;
    }
    Policy policy = spec.fitted(policyLog(List.of()), Lists.PARTS).policy(Lists.PARTS);

    assertThat(policy.ranks(QUERIES.get(0).value(), Displays.NONE, 3)).isPresent();
  }

  @Test
  void relevanceIsLearnedFromClicks() {
    TwoSidedSpec spec = (TwoSidedSpec) specs().get(6).fitted(policyLog(LOG), Lists.PARTS);

    assertThat(spec.fit().items()).containsExactly("a", "b", "c");
    assertThat(spec.fit().relevance().calibration().at(.5)).isEqualTo(.3, within(.04));
    assertThat(spec.fit().gap()).isBetween(0.0, .02);
    assertThat(spec.fitted(policyLog(LOG), Lists.PARTS)).isEqualTo(spec);
  }

  @Test
  void aRankerIsNeeded() {
    for (PolicySpec spec : List.of(new FairControllerSpec(), new TwoSidedSpec())) {
      assertThatThrownBy(() -> spec.fitted(policyLog(LOG), Lists.PARTS))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("'ranker'");
    }
  }
}
