package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.DemographicParity;
import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.Grouping;
import io.cltr.fairness.MinimumShare;
import io.cltr.learner.FairPolicy.Scope;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.optimise.Adam;
import io.cltr.propensity.Examination;
import io.cltr.scorer.Linear;
import io.cltr.signal.PolicyAware;
import io.cltr.testing.RankerLogs;
import io.cltr.value.metric.ExpectedClicks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Known truth, and what must be told. -Dcltr.logs=10000 for 25 seeds. */
class FairPolicyTest {
  private static final int SEEDS = Math.max(1, Integer.getInteger("cltr.logs", 200) / 400);
  private static final long IMPRESSIONS = 20_000;
  private static final Examination THETA = new Examination(new double[] {1, .5, 1 / 3., .25});
  private static final List<Query> QUERIES =
      RankerLogs.randomQueries(20, 1).stream().map(RankerLogs::grouped).toList();
  private static final List<Impression> LOG = RankerLogs.randomLog(QUERIES, 400, 2);

  /** Group "b" is less relevant, so the best policy shows it less than its share. */
  @Test
  void parityIsReachedAtLittleCost() {
    compare("parity", GroupSite.USUAL, new DemographicParity(), .3);
  }

  /** Group "b" is of middling relevance: it gets more exposure than its merit earns. */
  @Test
  void exposureInProportionToMeritIsReached() {
    compare("treatment", GroupSite.of(.1, .6, .7, .4, .1), new DisparateTreatment(), .1);
  }

  private static void compare(
      String name, GroupSite site, FairnessCriterion criterion, double unfair) {
    SummaryStatistics before = new SummaryStatistics();
    SummaryStatistics after = new SummaryStatistics();
    SummaryStatistics newQueries = new SummaryStatistics();
    SummaryStatistics cost = new SummaryStatistics();
    int met = 0;
    double plainSeconds = 0;
    double fairSeconds = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      TrainingLog log = site.log(IMPRESSIONS, seed);
      long start = System.nanoTime();
      TrainedRanker plain = plain().train(log).get(0);
      long between = System.nanoTime();
      TrainedRanker fair = fair(criterion, Scope.log).train(log).get(0);
      plainSeconds += (between - start) / 1e9;
      fairSeconds += (System.nanoTime() - between) / 1e9;
      assertThat(fair.warnings()).noneMatch(w -> w.contains("missed"));
      GroupSite.True unfairly = site.asked(plain.ranker(), criterion);
      GroupSite.True fairly = site.asked(fair.ranker(), criterion);
      before.addValue(Math.abs(unfairly.x()));
      after.addValue(Math.abs(fairly.x()));
      newQueries.addValue(Math.abs(site.heldOut(fair.ranker(), criterion).x()));
      cost.addValue(1 - fairly.value() / unfairly.value());
      met += Math.abs(fairly.x()) <= criterion.slack() ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d logs: |x| %.3f before, %.3f after, %.3f on new queries; truly met %d; value lost"
            + " %.2f %% ± %.2f; %.1f s plain, %.1f s fair%n",
        name,
        SEEDS,
        before.getMean(),
        after.getMean(),
        newQueries.getMean(),
        met,
        100 * cost.getMean(),
        196 * cost.getStandardDeviation() / Math.sqrt(SEEDS),
        plainSeconds,
        fairSeconds);

    assertThat(before.getMean()).isGreaterThan(unfair);
    assertThat(after.getMean()).isLessThan(.09);
    assertThat(newQueries.getMean()).isLessThan(.15);
    assertThat(cost.getMean()).isLessThan(.02);
  }

  @Test
  void aPriceThatIsTooLowBuysLittle() {
    TrainingLog log = GroupSite.USUAL.log(5000, 1);
    DemographicParity hard = new DemographicParity();
    TrainedRanker cheap =
        fair(new DemographicParity(new Grouping(), .05, .001), Scope.log).train(log).get(0);

    assertThat(GroupSite.USUAL.asked(cheap.ranker(), hard).x()).isGreaterThan(.25);
    assertThat(cheap.warnings()).anyMatch(w -> w.startsWith("demographic-parity is missed by"));
  }

  /** Equal scores are fair in every query; of all policies few are. */
  @Test
  void eachQueryMissesLittle() {
    TrainingLog log = log(QUERIES, LOG);
    TrainedRanker byLog = fair(new DemographicParity(), Scope.log).train(log).get(0);
    TrainedRanker byQuery = fair(new DemographicParity(), Scope.query).train(log).get(0);

    assertThat(mean(byLog)).isGreaterThan(.3);
    assertThat(mean(byQuery)).isLessThan(.08);
  }

  /** The mean over queries of |E_early/3 − E_late/3| in units of the mean exposure, exactly. */
  private static double mean(TrainedRanker trained) {
    return QUERIES.stream()
        .mapToDouble(
            query -> {
              double[] exposure = FairOptimum.exposure(trained.ranker().scores(query), THETA);
              double mean = 25 / 72.;
              return Math.abs(
                      exposure[0]
                          + exposure[2]
                          + exposure[4]
                          - exposure[1]
                          - exposure[3]
                          - exposure[5])
                  / 3
                  / mean;
            })
        .average()
        .orElseThrow();
  }

  @Test
  void permutedInputGivesTheSameBitsInQueriesToo() {
    List<Impression> log = new ArrayList<>(LOG);
    List<Query> queries = new ArrayList<>(QUERIES);
    Collections.shuffle(log, new Random(3));
    Collections.shuffle(queries, new Random(4));
    Learner learner = fair(new DisparateTreatment(), Scope.query);

    TrainedRanker one = learner.train(log(QUERIES, LOG)).get(0);
    TrainedRanker other = learner.train(log(queries, log)).get(0);

    assertThat(other.objective()).isEqualTo(one.objective());
    assertThat(other.ranker().scores(QUERIES.get(7)))
        .isEqualTo(one.ranker().scores(QUERIES.get(7)));
  }

  /** Documents' own weights make the policy almost free: it comes near the best of all. */
  @Test
  void reachesTheLinearProgramme() {
    for (double slack : new double[] {0, .2}) {
      FairOptimum optimum = FairOptimum.of(slack);
      TrainedRanker fair =
          new FairPolicy(
                  new PolicyAware(List.of(Double.POSITIVE_INFINITY)),
                  new Linear(),
                  new ExpectedClicks(),
                  32,
                  List.of(0.0),
                  new DisparateTreatment(new Grouping(), slack, Double.POSITIVE_INFINITY),
                  Scope.log,
                  20,
                  new Adam(.3, 1, 60, 60))
              .train(optimum.log())
              .get(0);

      FairOptimum.Reached reached = optimum.of(fair.ranker());
      System.out.printf(
          Locale.ROOT,
          "slack %.1f: value %.5f, of the linear programme %.5f, free %.5f; x %.4f%n",
          slack,
          reached.value(),
          optimum.value(),
          FairOptimum.of(9).value(),
          reached.x());
      assertThat(Math.abs(reached.x())).isLessThan(slack + .005);
      assertThat(reached.value()).isCloseTo(optimum.value(), within(.005 * optimum.value()));
    }
  }

  @Test
  void whatDemandsNothingIsToldAndTrainsAsWithout() {
    List<Query> one =
        QUERIES.stream().map(q -> withGroups(q, Collections.nCopies(6, List.of("only")))).toList();
    List<Query> some =
        QUERIES.stream()
            .map(
                q ->
                    q.id().equals("q1")
                        ? withGroups(q, Collections.nCopies(6, List.of("early")))
                        : q.id().equals("q2")
                            ? withGroups(q, Collections.nCopies(6, List.of()))
                            : q)
            .toList();

    assertThat(fair(new DisparateTreatment(), Scope.log).train(log(one, LOG)).get(0).warnings())
        .anyMatch(
            w ->
                w.equals(
                    "disparate-treatment demands nothing: candidates that were asked for are all of one group"));
    assertThat(fair(new DisparateTreatment(), Scope.query).train(log(one, LOG)).get(0).warnings())
        .anyMatch(w -> w.endsWith("no query has candidates of two groups"));
    assertThat(fair(new DisparateTreatment(), Scope.log).train(log(some, LOG)).get(0).warnings())
        .contains(
            "6 of 120 documents in lists belong to no group and are in no comparison",
            "2 of 20 lists hold documents of fewer than two groups; their exposure counts in that of the log");
  }

  @Test
  void badSettingsAndLogsAreNamed() {
    assertThatThrownBy(() -> fair(new MinimumShare(), Scope.log))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("minimum-share demands shares of prefixes")
        .hasMessageContaining("disparate-treatment");
    List<Query> bare =
        QUERIES.stream().map(q -> withGroups(q, Collections.nCopies(6, List.of()))).toList();
    assertThatThrownBy(() -> new FairPolicy().train(log(bare, LOG)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no candidate of the log is in a group; give a table of documents");
    List<Query> many =
        QUERIES.stream()
            .map(
                q ->
                    withGroups(
                        q, IntStream.range(0, 6).mapToObj(d -> List.of(q.id() + "-" + d)).toList()))
            .toList();
    assertThatThrownBy(() -> new FairPolicy().train(log(many, LOG)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("more than 64 groups");
    assertThatThrownBy(() -> new FairPolicy().train(log(few(many), LOG)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("makes 435 demands, at most 64");
  }

  /** 30 groups: five queries keep theirs, the others have those of the first. */
  private static List<Query> few(List<Query> many) {
    return IntStream.range(0, 20)
        .mapToObj(q -> withGroups(many.get(q), many.get(q % 5).groups()))
        .toList();
  }

  private static Query withGroups(Query query, List<List<String>> groups) {
    return new Query(query.id(), query.documents(), query.features(), query.width(), groups);
  }

  private static TrainingLog log(List<Query> queries, List<Impression> log) {
    return new TrainingLog(RankerLogs.log(log), RankerLogs.queries(queries), THETA);
  }

  private static Learner plain() {
    PlPolicy own = new PlPolicy();
    return new PlPolicy(
        new PolicyAware(List.of(Double.POSITIVE_INFINITY)),
        own.lists(),
        own.scorer(),
        own.metric(),
        own.samples(),
        own.l2(),
        own.optimiser(),
        0);
  }

  private static Learner fair(FairnessCriterion criterion, Scope scope) {
    FairPolicy own = new FairPolicy();
    return new FairPolicy(
        own.signal(),
        own.scorer(),
        own.metric(),
        own.samples(),
        own.l2(),
        criterion,
        scope,
        own.rounds(),
        own.optimiser());
  }
}
