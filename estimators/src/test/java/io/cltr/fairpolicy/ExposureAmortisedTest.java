package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.bench.Site;
import io.cltr.fairness.DemographicParity;
import io.cltr.fairness.DisparateImpact;
import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.Equity;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.Grouping;
import io.cltr.fairness.MinimumShare;
import io.cltr.fairpolicy.AmortisedSolution.Demand;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.log.Weight;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.Ranks;
import io.cltr.ranker.Ranker;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that are fair over a whole log. */
class ExposureAmortisedTest {
  private static final Site SITE = site();
  private static final Source<Impression> LOG = SITE.log(6_000, 3);

  private static Site site() {
    Simulation base = new Simulation();
    return Site.of(
        "site",
        World.of(
            new Simulation(
                new SyntheticCatalogue(60, 5, 12, 5, .9, List.of(.5, .2, .15, .1, .05)),
                base.groups(),
                base.traffic(),
                base.user(),
                8,
                base.loggers(),
                base.randomization()),
            11));
  }

  private static final PolicySpec.Parts PARTS =
      new PolicySpec.Parts() {
        @Override
        public Ranker ranker(String name) {
          return SITE.world().ranker(name);
        }

        @Override
        public Ranker model(String path, String ranker) {
          throw new IllegalStateException();
        }

        @Override
        public List<PolicyTable.Row> table(String path) {
          throw new IllegalStateException();
        }

        @Override
        public Policy policy(String path, String policy) {
          throw new IllegalStateException(path);
        }

        @Override
        public long seed() {
          return 1;
        }
      };

  private static PolicyLog log(Source<Impression> impressions) {
    return new PolicyLog(
        impressions,
        SITE.queries(),
        SITE.examination(),
        BucketInfluence.none(SITE.examination().depth(), Units.BUCKETS),
        new TreeMap<>(),
        .95);
  }

  private static ExposureAmortisedSpec spec(FairnessCriterion criterion, double confidence) {
    return new ExposureAmortisedSpec(
        "production", criterion, confidence, "fair", new AmortisedFit());
  }

  static Stream<FairnessCriterion> criteria() {
    Grouping all = new Grouping();
    double hard = Double.POSITIVE_INFINITY;
    return Stream.of(
        new DemographicParity(all, .02, hard),
        new DisparateTreatment(all, 0, hard),
        new DisparateImpact(all, .05, hard),
        new Equity(all, .03, hard),
        new MinimumShare(all, new TreeMap<>(Map.of("newcomer", .3)), 3, 0, hard));
  }

  /** What the policy gives, counted from its rank probabilities over the log. */
  private static Ledger given(Policy policy, ExposureAmortisedSpec spec) {
    List<Double> theta = spec.fit().relevance().examination();
    PricedRanking ranking = new PricedRanking(theta, spec.fit().prefixes());
    int groups = spec.fit().groups().size();
    Ledger sum = Ledger.of(ranking.kinds(), groups);
    double all = 0;
    Map<String, Double> asked =
        LOG.grouped(Impression::query, new Weight()).fold(new ToList<>()).stream()
            .collect(Collectors.toMap(Keyed::key, Keyed::value));
    double utility = 0;
    for (Keyed<Query> item : SITE.queries().fold(new ToList<>())) {
      Query query = item.value();
      double weight = asked.getOrDefault(item.key(), 0.0);
      all += weight;
      Ranks ranks = policy.ranks(query, Displays.NONE, theta.size()).orElseThrow();
      double[] gamma =
          spec.fit().relevance().calibration().of(query, SITE.world().ranker("production"));
      int[][] members = spec.criterion().grouping().members(query, spec.fit().groups());
      for (int d = 0; d < gamma.length; d++) {
        for (int kind = 0; kind < ranking.kinds(); kind++) {
          double[] weights = new double[theta.size()];
          for (int k = 0; k < weights.length; k++) {
            weights[k] = ranking.weight(kind, k);
          }
          double exposure = weight * ranks.expected(d, weights);
          utility += kind == 0 ? exposure * gamma[d] : 0;
          for (int g : members[d]) {
            sum.exposure()[kind][g] += exposure;
            sum.impact()[kind][g] += exposure * gamma[d];
          }
        }
      }
    }
    return Ledger.of(ranking.kinds(), groups)
        .plus(1 / all, new Ledger(utility, sum.exposure(), sum.impact()));
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void servedRankingsGiveWhatWasPromised(FairnessCriterion criterion) {
    ExposureAmortisedSpec spec = spec(criterion, 0).fitted(log(LOG), PARTS);
    AmortisedSolution solution = spec.fit().solutions().get(0);
    Ledger given = given(spec.policy(PARTS), spec);

    assertThat(solution.violation()).isZero();
    assertThat(solution.gap()).isBetween(-1e-9, 1e-8);
    assertThat(given.utility()).isCloseTo(solution.utility(), within(1e-9));
    assertThat(solution.utility()).isLessThan(solution.most());
    for (Demand demand : solution.demands()) {
      assertThat(demand.value() - (Double.isNaN(demand.high()) ? 1e9 : demand.high()))
          .isLessThan(1e-9);
      assertThat((Double.isNaN(demand.low()) ? -1e9 : demand.low()) - demand.value())
          .isLessThan(1e-9);
    }
    assertThat(solution.parts()).hasSizeLessThanOrEqualTo(solution.demands().size() + 1);
  }

  @Test
  void moreSlackIsMoreUtility() {
    ExposureAmortisedSpec spec = spec(new DisparateTreatment(), 0).fitted(log(LOG), PARTS);
    double before = 0;
    List<AmortisedSolution> sorted = new ArrayList<>(spec.fit().solutions());
    sorted.sort(java.util.Comparator.comparingDouble(AmortisedSolution::slack));
    for (AmortisedSolution solution : sorted) {
      assertThat(solution.utility()).isGreaterThanOrEqualTo(before - 1e-9);
      before = solution.utility();
    }
    assertThat(spec.frontier()).hasSize(sorted.size() - 1);
    assertThat(spec.frontier().get(0).policy(PARTS).name()).isEqualTo("fair (slack 0)");
  }

  @Test
  void theDemandHoldsForItsUpperBound() {
    FairnessCriterion criterion =
        new DisparateTreatment(new Grouping(), .2, Double.POSITIVE_INFINITY);
    Demand plain =
        spec(criterion, 0).fitted(log(LOG), PARTS).fit().solutions().get(0).demands().get(0);
    Demand bound =
        spec(criterion, .95).fitted(log(LOG), PARTS).fit().solutions().get(0).demands().get(0);

    assertThat(Math.abs(plain.value())).isCloseTo(.2, within(1e-9));
    assertThat(Math.abs(bound.value()) + 1.959964 * bound.standardError())
        .isCloseTo(.2, within(1e-5));
    assertThat(bound.standardError()).isPositive();
  }

  @Test
  void aNightThatStartsWhereTheLastEndedFindsTheSame() {
    ExposureAmortisedSpec cold = spec(new DisparateTreatment(), 0).fitted(log(LOG), PARTS);
    PolicyLog log = log(LOG);
    ExposureAmortisedSpec warm =
        spec(new DisparateTreatment(), 0)
            .fitted(
                new PolicyLog(
                    log.impressions(),
                    log.queries(),
                    log.examination(),
                    log.influence(),
                    new TreeMap<>(Map.of("fair", cold)),
                    log.level()),
                PARTS);

    assertThat(warm.fit().solutions().get(0).utility())
        .isCloseTo(cold.fit().solutions().get(0).utility(), within(1e-9));
  }

  @Test
  void anUnfittedPolicyServesNothing() {
    assertThatThrownBy(() -> spec(new Equity(), 0).policy(PARTS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("was not fitted");
  }
}
