package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.bench.Site;
import io.cltr.fairness.CalibratedRelevance;
import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupMerits;
import io.cltr.fairness.GroupStatistics;
import io.cltr.fairness.GroupTotals;
import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import io.cltr.simulate.Groups;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.TrueGroups;
import io.cltr.simulate.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * In a world where loggers favour the group that merits less: how often the true difference of
 * exposure by merit is within what was asked, by naive merit, by debiased merit, and by its upper
 * confidence bound; and what each is truly worth. The ranker is a logger that shares the favour, so
 * fairness is worth more than it costs. -Dcltr.logs=20000 for 200 seeds.
 */
class PromiseTest {
  private static final int SEEDS = Math.max(3, Integer.getInteger("cltr.logs", 200) / 100);
  private static final int CLICKS = 100_000;
  private static final double SLACK = 0.05;
  private static final int DEPTH = 8;
  private static final Site SITE = site();
  private static final TrueGroups TRUTH =
      new TrueGroups(SITE.world(), SITE.truth(), new Grouping());

  private static Site site() {
    Simulation base = new Simulation();
    return Site.of(
        "unequal",
        World.of(
            new Simulation(
                new SyntheticCatalogue(100, DEPTH, DEPTH, 6, 0.9, base.catalogue().gradeShares()),
                new Groups(List.of("established", "newcomer"), List.of(0.6, 0.4), 0.8, -0.25),
                new Traffic(100_000, 20_000, 0.3, "2026-11-14", 7, 1),
                base.user(),
                DEPTH,
                List.of(
                    new LoggerSpec("production", 0.6, 0.3, 0.9, 0),
                    new LoggerSpec("popularity", 0.4, 0.3, 0.6, 0)),
                new Randomization()),
            20261128));
  }

  /** Shares and means over seeds. */
  private static final class Kept {
    private int within;
    private double value;
    private double worst;

    void add(double difference, double worth) {
      within += Math.abs(difference) <= SLACK ? 1 : 0;
      worst = Math.max(worst, Math.abs(difference));
      value += worth / SEEDS;
    }

    double share() {
      return (double) within / SEEDS;
    }

    void print(String how) {
      System.out.printf(
          Locale.ROOT,
          "%-28s within in %.3f of %d seeds, worst %.4f, true value %.5f clicks per impression%n",
          how,
          share(),
          SEEDS,
          worst,
          value);
    }
  }

  @Test
  void anUpperBoundKeepsWhatWasAsked() {
    long impressions = Math.round(CLICKS / SITE.clickRate());
    Kept free = new Kept();
    Kept naive = new Kept();
    Kept plain = new Kept();
    Kept bound = new Kept();
    for (int seed = 1; seed <= SEEDS; seed++) {
      PolicyLog log = log(SITE.log(impressions, seed));
      FittedRelevance relevance = FittedRelevance.of(log, ranker());
      GroupMerits debiased = merits(log, log.examination(), Optional.of(relevance.calibration()));
      GroupMerits byClicks = merits(log, Examination.uniform(DEPTH), Optional.empty());
      judge(free, log, relevance, debiased, 10, 0);
      judge(naive, log, relevance, byClicks, SLACK, 0);
      judge(plain, log, relevance, debiased, SLACK, 0);
      judge(bound, log, relevance, debiased, SLACK, .95);
    }
    free.print("no demand");
    naive.print("merit by clicks per display");
    plain.print("debiased merit");
    bound.print("its upper bound");

    assertThat(naive.share()).isLessThan(.2);
    assertThat(bound.share()).isGreaterThanOrEqualTo(.95);
    assertThat(bound.share()).isGreaterThanOrEqualTo(plain.share());
    assertThat(bound.value).isBetween(.99 * plain.value, 1.01 * plain.value);
    assertThat(bound.value).isGreaterThan(free.value);
  }

  private static Ranker ranker() {
    return SITE.world().ranker("production");
  }

  private static PolicyLog log(Source<Impression> impressions) {
    return new PolicyLog(
        impressions,
        SITE.queries(),
        SITE.examination(),
        BucketInfluence.none(DEPTH, Units.BUCKETS),
        new TreeMap<>(),
        .95);
  }

  private static GroupMerits merits(
      PolicyLog log, Examination examination, Optional<ScoreCalibration> calibration) {
    return GroupMerits.of(
        log.impressions(),
        log.impressions().grouped(Impression::query, new DisplaysFold()),
        log.queries(),
        new Grouping(),
        examination,
        log.influence(),
        calibration.map(known -> new CalibratedRelevance(ranker(), known)),
        log.level());
  }

  /** Fits the policy and asks the truth. */
  private static void judge(
      Kept kept,
      PolicyLog log,
      FittedRelevance relevance,
      GroupMerits merits,
      double slack,
      double confidence) {
    FairnessCriterion criterion =
        new DisparateTreatment(new Grouping(), slack, Double.POSITIVE_INFINITY);
    ExposureAmortisedSpec spec =
        new ExposureAmortisedSpec("production", criterion, confidence, "fair", new AmortisedFit());
    AmortisedFit fit = AmortisedFitting.of(spec, log, ranker(), relevance, merits, List.of());
    Policy policy =
        new ExposureAmortised(
            "fair",
            ranker(),
            relevance.calibration(),
            new Grouping(),
            fit.groups(),
            new PricedRanking(relevance.examination(), fit.prefixes()),
            fit.solutions().get(0).parts(),
            1);
    GroupStatistics truth = TRUTH.of(policy);
    GroupTotals totals =
        new GroupTotals(
            truth.names(),
            new double[] {truth.at(truth.size(0)), truth.at(truth.size(1))},
            new double[] {truth.at(truth.merit(0)), truth.at(truth.merit(1))},
            truth.at(truth.totalSize()),
            truth.at(truth.totalMerit()),
            truth.at(truth.totalExposure()));
    double difference =
        criterion
            .rows(totals)
            .get(0)
            .of(
                new double[] {truth.at(truth.exposure(0)), truth.at(truth.exposure(1))},
                new double[2]);
    kept.add(difference, truth.at(truth.impact(0)) + truth.at(truth.impact(1)));
  }
}
