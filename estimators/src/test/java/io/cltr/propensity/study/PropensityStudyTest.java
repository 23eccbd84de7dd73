package io.cltr.propensity.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.harvest.HarvestPivot;
import io.cltr.propensity.pbm.PbmEm;
import io.cltr.propensity.relevance.HeldOut;
import io.cltr.propensity.relevance.HeldOut.Part;
import io.cltr.propensity.study.PropensityStudy.Candidate;
import io.cltr.propensity.trust.TrustPbm;
import io.cltr.propensity.trust.TrustWorlds;
import io.cltr.random.Generator;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.Trust;
import io.cltr.simulate.User;
import io.cltr.simulate.World;
import io.cltr.testing.SmallWorld;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropensityStudyTest {
  private static final SmallWorld WORLD = new SmallWorld(5, 6, 6, 5, 0.4, 0.3, 0.3);
  private static final PropensityLog LOG = log(WORLD.log(new Generator(4), 20_000, 2));

  @Test
  void saysWhichEstimatorsTheLogAllows() {
    PropensityLog one = log(new SmallWorld(5, 6, 6, 5, 1).log(new Generator(4), 2_000, 2));
    PropensityStudy study =
        PropensityStudy.of(List.of(new HarvestAllPairs(), new GivenCurve(curve())), one, 0.95);
    assertThat(study.candidates())
        .extracting(Candidate::label)
        .first()
        .isEqualTo("harvest-all-pairs");
    assertThat(study.candidates().get(0).refusal()).contains("1 logger(s) [L0]");
    assertThat(study.candidates().get(0).estimate()).isEmpty();
    assertThat(study.recommended()).startsWith("given");
    assertThat(study.reason()).contains("the only one");
  }

  /** The true curve predicts better than one that takes every position for examined alike. */
  @Test
  void heldOutLikelihoodTellsTheBetterCurve() {
    HeldOut right = heldOut(new GivenCurve(curve()));
    HeldOut wrong = heldOut(new GivenCurve(List.of(1.0, 1.0, 1.0, 1.0, 1.0)));
    HeldOut found = heldOut(new HarvestAllPairs());
    assertThat(right.logLikelihood()).isGreaterThan(wrong.logLikelihood() + 0.003);
    assertThat(found.logLikelihood()).isCloseTo(right.logLikelihood(), within(5e-4));
    assertThat(right.perplexity()).isLessThan(wrong.perplexity());
    for (Part part : right.calibration()) {
      double error = Math.sqrt(part.observed() / part.displays());
      assertThat(part.predicted()).isCloseTo(part.observed(), within(5 * error));
    }
    assertThat(right.calibration().stream().filter(p -> p.by().equals("decile"))).hasSize(10);
  }

  private static HeldOut heldOut(PropensityEstimator estimator) {
    return HeldOut.of(estimator.estimate(HeldOut.training(LOG), 0.95), LOG);
  }

  /** Narrower intervals of a model do not outweigh what needs none. */
  @Test
  void recommendsTheNarrowestOfThoseThatNeedNoModel() {
    Auto auto = new Auto(List.of(new PbmEm(), new HarvestPivot(), new HarvestAllPairs()));
    PropensityStudy study = PropensityStudy.of(auto.candidates(), LOG, 0.95);
    assertThat(study.candidates()).extracting(Candidate::broken).containsOnly(0L);
    assertThat(study.candidates()).extracting(Candidate::identified).containsOnly(5L);
    List<Double> widths = study.candidates().stream().map(Candidate::width).toList();
    assertThat(widths.get(0)).isLessThan(widths.get(2));
    assertThat(widths.get(2)).isLessThan(widths.get(1));
    assertThat(study.recommended()).isEqualTo("harvest-all-pairs");
    assertThat(study.reason()).contains("has the narrowest intervals");
    assertThat(auto.estimate(LOG, 0.95).positions()).isEqualTo(study.estimate().get().positions());
  }

  @Test
  void aCurveByAnotherEstimatorIsNoDrift() {
    PropensityEstimate harvested = new HarvestAllPairs().estimate(LOG, 0.95);
    Drift row = Drift.previous("before", new PbmEm().estimate(LOG, 0.95), harvested).get(0);
    assertThat(row.alarm()).isFalse();
    assertThat(row.differences()).isEmpty();
    assertThat(row.note()).contains("its curve is by pbm-em");
    assertThat(Drift.previous("before", harvested, harvested).get(0).note()).isEmpty();
  }

  @Test
  void randomisedTrafficThatTheLogContradictsIsNoReference() {
    PropensityStudy trusting =
        PropensityStudy.of(
            List.of(new HarvestAllPairs(), new TrustPbm()), shuffled(TrustWorlds.TRUST), 0.95);
    assertThat(trusting.candidates()).allMatch(candidate -> candidate.randomised().isEmpty());
    assertThat(trusting.recommended()).isEqualTo("trust-pbm");
    PropensityStudy plain =
        PropensityStudy.of(List.of(new HarvestAllPairs()), shuffled(new Trust()), 0.95);
    assertThat(plain.candidates()).allMatch(candidate -> candidate.randomised().isPresent());
  }

  private static PropensityLog shuffled(Trust trust) {
    Simulation base = new Simulation();
    User user = base.user();
    World world =
        World.of(
            new Simulation(
                new SyntheticCatalogue(20, 5, 5, 10, 0.9, List.of(0.5, 0.2, 0.15, 0.1, 0.05)),
                base.groups(),
                new Traffic(8_000, 1_333, 0.3, "2026-11-14", 7, 1),
                new User(
                    user.clicks(),
                    user.devices(),
                    user.noise(),
                    trust,
                    user.rewards(),
                    user.rewardNoise()),
                5,
                List.of(
                    new LoggerSpec("old", 0.5, 0.3, 0.5, 0),
                    new LoggerSpec("new", 0.5, 0.8, 0.5, 0)),
                new Randomization(0.04, 0.02, 5)),
            20261120);
    return log(TrustWorlds.impressions(world));
  }

  @Test
  void autoSaysWhyNothingIsLeft() {
    PropensityLog one = log(new SmallWorld(5, 6, 6, 5, 1).log(new Generator(4), 500, 2));
    assertThatThrownBy(() -> new Auto(List.of(new HarvestAllPairs())).estimate(one, 0.95))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("harvest-all-pairs: table impressions, column logger");
    assertThatThrownBy(() -> new Auto(List.of(new Auto()))).isInstanceOf(ConfigException.class);
  }

  @Test
  void daysThatDifferRaiseAnAlarm() {
    List<Impression> steady = dated(WORLD.log(new Generator(8), 30_000, 2), 0);
    List<Impression> moved = dated(WORLD.log(new Generator(8), 30_000, 2), 0.7);
    assertThat(days(steady)).extracting(Drift::alarm).containsOnly(false).hasSize(3);
    assertThat(days(moved)).filteredOn(Drift::alarm).extracting(Drift::part).contains("1970-01-03");
  }

  private static List<Drift> days(List<Impression> impressions) {
    PropensityLog log = log(impressions);
    HarvestAllPairs estimator = new HarvestAllPairs();
    return Drift.days(estimator, log, estimator.estimate(log, 0.95), ZoneOffset.UTC);
  }

  @Test
  void withoutALoggerThereMayBeNoCurve() {
    HarvestAllPairs estimator = new HarvestAllPairs();
    List<Drift> rows = Drift.loggers(estimator, LOG, estimator.estimate(LOG, 0.95));
    assertThat(rows).extracting(Drift::part).containsExactly("L0", "L1", "L2");
    assertThat(rows).extracting(Drift::alarm).containsOnly(false);
    assertThat(rows.get(0).note()).isEmpty();
    assertThat(rows.get(0).differences()).isNotEmpty();
    assertThat(rows.get(2).note()).contains("no document was shown at position 1");
  }

  /** Days 1 to 3; on the third, clicks below position 1 get lost with probability {@code lost}. */
  private static List<Impression> dated(List<Impression> log, double lost) {
    Generator random = new Generator(21);
    return log.stream()
        .map(
            item -> {
              int day = 1 + random.nextInt(3);
              double[] clicks = item.clicks().clone();
              for (int i = 1; i < clicks.length; i++) {
                clicks[i] = day == 3 && random.nextBoolean(lost) ? 0 : clicks[i];
              }
              return new Impression(
                  item.id(),
                  item.unit(),
                  item.bucket(),
                  item.query(),
                  item.logger(),
                  (day - 1) * 86_400_000_000L + 1,
                  "",
                  Map.of(),
                  item.documents(),
                  item.positions(),
                  clicks,
                  clicks,
                  new double[0]);
            })
        .toList();
  }

  private static List<Double> curve() {
    return List.of(1.0, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 5.0);
  }

  private static PropensityLog log(List<Impression> log) {
    return PropensityLog.of(Source.of(log, Impression.LAYOUT));
  }
}
