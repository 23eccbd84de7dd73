package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.CmModel;
import io.cltr.click.DbnModel;
import io.cltr.interval.EmpiricalBernstein;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.policy.PlackettLuceSpec;
import io.cltr.policy.TopScoreSpec;
import io.cltr.policy.UniformSpec;
import io.cltr.propensity.GivenCurve;
import io.cltr.reward.PbmPosterior;
import io.cltr.simulate.DbnUser;
import io.cltr.simulate.UbmUser;
import io.cltr.value.ValueEstimator;
import io.cltr.value.display.AffineIps;
import io.cltr.value.estimator.DirectMethod;
import io.cltr.value.estimator.DoublyRobust;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Mips;
import io.cltr.value.estimator.SelfNormalisedMips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.logger.MixtureDr;
import io.cltr.value.logger.MixtureIps;
import io.cltr.value.logger.WeightedIps;
import io.cltr.value.metric.Metric;
import io.cltr.value.outcome.Cdf;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.outcome.Quantile;
import io.cltr.value.outcome.RewardVariance;
import io.cltr.value.user.ClickModelValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unbiased estimators meet the true values that they are held against. */
class ValueSubjectsTest {
  private static List<Cell> cells(Site site, ValueSubjects subjects, long size, int logs) {
    List<Replicate> found = new ArrayList<>();
    new Bench(List.of(site), List.of(subjects), LogSizes.impressions(size), logs, 5, 0.95)
        .run(0, 2, found::add);
    return Comparison.of(found, "ips", 0.95).cells();
  }

  private static void assertUnbiased(Cell cell) {
    assertThat(Math.abs(cell.summary().bias()))
        .as("%s by %s", cell.estimand(), cell.subject())
        .isLessThan(4 * cell.summary().biasError());
  }

  @Test
  void underTrustAffineIpsMeetsTheTruthAndIpsDoesNot() {
    ValueSubjects subjects =
        new ValueSubjects(
            "",
            List.of(),
            new GivenCurve(),
            List.of(new TopScoreSpec("ideal", "")),
            List.of(Metric.parse("clicks"), Metric.parse("dcg@5"), Metric.parse("precision@2")),
            List.of(new Ips(), new AffineIps()),
            new PbmPosterior(),
            List.of(new StudentT()));
    List<Cell> cells = cells(Sites.trusting(), subjects, 1000, 60);
    assertThat(cells).hasSize(6);
    for (Cell cell : cells) {
      if (cell.subject().equals("affine")) {
        assertUnbiased(cell);
        assertThat(cell.summary().coverage()).isGreaterThan(0.85);
      } else {
        assertThat(cell.summary().bias()).isGreaterThan(5 * cell.summary().biasError());
      }
    }
  }

  /** Users of dbn: their model is near, the one of ubm is off, and ips is not defined. */
  @Test
  void clickModelsAreHeldAgainstTheirUsers() {
    List<Metric> metrics =
        List.of(Metric.parse("clicks"), Metric.parse("satisfied-clicks"), Metric.parse("err@5"));
    Site site = Sites.of(new DbnUser());
    List<ValueEstimator> both =
        List.of(
            new ClickModelValue(new DbnModel(0.1, 0.1, 30), 4, 2),
            new ClickModelValue(new CmModel(0.1, 0.1), 4, 2));
    ValueSubjects subjects = users(metrics, both);
    List<Replicate> found = new ArrayList<>();
    new Bench(List.of(site), List.of(subjects), LogSizes.impressions(3000), 12, 5, 0.95)
        .run(0, 2, found::add);
    List<Cell> cells = Comparison.of(found, subjects.subject(0, 0), 0.95).cells();
    assertThat(cells).hasSize(6);
    for (Cell cell : cells) {
      if (cell.estimand().equals("clicks of ideal")) {
        double bias = Math.abs(cell.summary().bias());
        boolean own = cell.subject().contains("dbn");
        assertThat(bias).as(cell.subject()).isBetween(own ? 0 : 0.06, own ? 0.03 : 1);
      }
    }
    SortedMap<String, Double> truths = subjects.on(site, 0.95, 1).truths();
    assertThat(truths.get("clicks of ideal")).isEqualTo(site.truth().value("ideal", "clicks"));
    assertThat(truths.get("satisfied-clicks of ideal"))
        .isEqualTo(site.truth().value("ideal", "satisfied-clicks"));
    assertThat(truths.get("err@5 of ideal")).isEqualTo(site.truth().value("ideal", "err@10"));
    assertThatThrownBy(() -> users(metrics, both).on(Sites.of(new UbmUser()), 0.95, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("users of kind 'ubm' are neither satisfied nor not");
    assertThatThrownBy(
            () ->
                users(List.of(Metric.parse("clicks")), List.of(new Ips()))
                    .on(site, 0.95, 1)
                    .estimates(site.log(100, 1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("not position-based");
  }

  private static ValueSubjects users(List<Metric> metrics, List<ValueEstimator> estimators) {
    return new ValueSubjects(
        "",
        List.of(),
        new GivenCurve(),
        List.of(new TopScoreSpec("ideal", "")),
        metrics,
        estimators,
        new PbmPosterior(),
        List.of(new StudentT()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clicks", "reward"})
  void clicksAndRewardsOfSingleActions(String metric) {
    ValueSubjects subjects =
        new ValueSubjects(
            "",
            List.of(),
            new GivenCurve(),
            List.of(new UniformSpec()),
            List.of(Metric.parse(metric)),
            List.of(new Ips(), new DoublyRobust(), new DirectMethod()),
            new PbmPosterior(),
            List.of(new StudentT()));
    Site site = Sites.oneAction();
    for (Cell cell : cells(site, subjects, 1000, 60)) {
      if (!cell.subject().equals("dm")) {
        assertUnbiased(cell);
      }
    }
    SortedMap<String, Double> truths = subjects.on(site, 0.95, 1).truths();
    assertThat(truths.get(metric + " of uniform"))
        .isCloseTo(site.truth().value("uniform", metric), within(1e-12));
  }

  @Test
  void loggersAndEmbeddingsOfSingleActions() {
    ValueSubjects subjects =
        new ValueSubjects(
            "",
            List.of(),
            new GivenCurve(),
            List.of(new UniformSpec()),
            List.of(Metric.parse("clicks")),
            List.of(
                new Ips(),
                new MixtureIps(),
                new MixtureDr(),
                new WeightedIps(),
                new Mips(List.of("grade")),
                new SelfNormalisedMips()),
            new PbmPosterior(),
            List.of(new StudentT()));
    SortedMap<String, Double> errors = new TreeMap<>();
    for (Cell cell : cells(Sites.twoLoggers(), subjects, 1000, 100)) {
      errors.put(cell.subject(), cell.summary().rmse());
      if (!cell.subject().equals("weighted-ips")) {
        assertUnbiased(cell);
      }
    }
    assertThat(errors.get("mixture-ips")).isLessThan(errors.get("ips"));
    assertThat(errors.get("mips(dimensions=[grade])")).isLessThan(errors.get("ips"));
  }

  @Test
  void everyKindOfIntervalIsASubject() {
    ValueSubjects subjects =
        new ValueSubjects(
            "",
            List.of(),
            new GivenCurve(),
            List.of(new PlackettLuceSpec("a", 0.7, 1, "soft")),
            List.of(Metric.parse("clicks")),
            List.of(new Ips(), new Snips()),
            new PbmPosterior(),
            List.of(new StudentT(), new EmpiricalBernstein()));
    List<Cell> cells = cells(Sites.oneActionPerUnit(), subjects, 1000, 20);
    assertThat(cells)
        .extracting(Cell::subject)
        .containsExactly(
            "ips, t", "ips, empirical-bernstein", "snips, t", "snips, empirical-bernstein");
    assertThat(cells.get(1).summary().rmse()).isEqualTo(cells.get(0).summary().rmse());
    assertThat(cells.get(1).summary().width()).isGreaterThan(cells.get(0).summary().width());
    assertThat(cells.get(1).summary().coverage()).isEqualTo(1);
    assertThat(cells.get(2).intervals()).isEqualTo(20);
    assertThat(cells.get(3).intervals()).as("a ratio has no such interval").isZero();
    assertThat(cells.get(3).failures()).isZero();
  }

  /** Truths of outcomes are exact; each estimator is asked for its own. */
  @ParameterizedTest
  @ValueSource(strings = {"clicks", "reward"})
  void outcomesOfSingleActions(String metric) {
    ValueSubjects subjects =
        new ValueSubjects(
            "",
            List.of(),
            new GivenCurve(),
            List.of(new UniformSpec()),
            List.of(Metric.parse(metric)),
            List.of(
                new Ips(),
                new Quantile(0.9),
                new Cvar(0.2, Cvar.Tail.upper),
                new Cvar(0.95, Cvar.Tail.lower),
                new Quantile(0.9, Cdf.dr),
                new Cvar(0.2, Cvar.Tail.upper, Cdf.ips),
                new Cvar(0.95, Cvar.Tail.lower, Cdf.sndr),
                new RewardVariance()),
            new PbmPosterior(),
            List.of(new StudentT()));
    Site site = Sites.oneAction();
    SortedMap<String, Double> truths = subjects.on(site, 0.95, 1).truths();
    assertThat(truths).hasSize(5);
    double mean = truths.get(metric + " of uniform");
    double upper = truths.get("cvar(share=0.2, tail=upper) of " + metric + " of uniform");
    double lower = truths.get("cvar(share=0.95) of " + metric + " of uniform");
    assertThat(upper).isBetween(mean, 5 * mean * (1 + 1e-12));
    assertThat(lower).isLessThan(mean);
    List<Cell> cells = cells(site, subjects, 4000, 60);
    assertThat(cells).hasSize(8);
    for (Cell cell : cells) {
      assertThat(cell.failures()).isZero();
      double off = Math.abs(cell.summary().bias());
      assertThat(off)
          .as(cell.subject() + " " + cell.summary())
          .isLessThan(4 * cell.summary().biasError() + 0.02 * upper);
    }
  }
}
