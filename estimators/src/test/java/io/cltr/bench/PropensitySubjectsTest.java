package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.method.Methods;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.pbm.PbmEm;
import io.cltr.propensity.study.Auto;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PropensitySubjectsTest {
  private static final int SIZE = 4_000;

  /** Every registered estimator gives what it gives alone, or says why it has nothing to give. */
  @Test
  void everyEstimatorIsASubject() {
    List<PropensityEstimator> all =
        Methods.of(PropensityEstimator.class).values().stream()
            .filter(estimator -> !(estimator instanceof GivenCurve))
            .toList();
    assertThat(all).contains(new Auto(), new HarvestAllPairs());
    List<Observation> found = bench(Sites.rankings(), all).replicate(0).observations();
    for (PropensityEstimator estimator : all) {
      assertThat(found)
          .filteredOn(each -> each.subject().equals(estimator.id()))
          .as(estimator.id())
          .hasSize(4)
          .extracting(Observation::failure)
          .doesNotContain("it gave no estimate", "the estimate is not a number");
    }
    assertThat(found)
        .filteredOn(each -> each.subject().equals("auto"))
        .allMatch(Observation::succeeded);
  }

  /** Where users trust, α_k/α_1 is what clicks are divided by, and θ_k is not. */
  @Test
  void theTruthIsThatOfTheWorldsUsers() {
    Site site = Sites.trusting();
    double[] alpha = site.truth().curve().alpha();
    assertThat(truths(site))
        .containsExactly(
            Stream.of(1, 2, 3, 4).map(k -> alpha[k] / alpha[0]).toArray(Double[]::new));
    double[] theta = site.truth().curve().theta();
    assertThat(truths(site).get(3)).isNotCloseTo(theta[4] / theta[0], within(0.01));
    double[] plain = Sites.rankings().truth().curve().theta();
    assertThat(truths(Sites.rankings()).get(3)).isCloseTo(plain[4] / plain[0], within(1e-12));
  }

  @Test
  void aChoiceIsNamedByWhatItChoosesFrom() {
    Auto auto = new Auto(List.of(new PbmEm(), new PbmEm(1, 1, 50)));
    assertThat(Methods.label(auto)).isEqualTo("auto(of=[pbm-em, pbm-em(iterations=50)])");
  }

  /** A refusal is the failure of the one that refuses. */
  @Test
  void oneThatRefusesALogDoesNotKeepTheOthersFromIt() {
    List<Observation> found =
        bench(Sites.rankings(), List.of(new Refusing(), new PbmEm())).replicate(0).observations();
    assertThat(found).extracting(Observation::succeeded).startsWith(false, false, false, false);
    assertThat(found)
        .extracting(Observation::failure)
        .startsWith("table impressions: no", "table impressions: no");
    assertThat(found)
        .filteredOn(each -> each.subject().equals("pbm-em"))
        .hasSize(4)
        .allMatch(Observation::succeeded);
  }

  private record Refusing() implements PropensityEstimator {
    @Override
    public String id() {
      return "refusing";
    }

    @Override
    public String summary() {
      return "Refuses every log";
    }

    @Override
    public String source() {
      return "—";
    }

    @Override
    public List<Assumption> assumptions() {
      return List.of();
    }

    @Override
    public PropensityEstimate estimate(PropensityLog log, double level) {
      throw new InputException("table impressions: no");
    }
  }

  @Test
  void positionsThatAreNotThereAreAnError() {
    assertThatThrownBy(
            () ->
                new PropensitySubjects("", List.of(), List.of(6), List.of(new PbmEm()))
                    .on(Sites.rankings(), 0.95, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("position 6 has no propensity to estimate in world 'rankings'");
  }

  private static List<Double> truths(Site site) {
    return List.copyOf(new PropensitySubjects().on(site, 0.95, 1).truths().values());
  }

  private static Bench bench(Site site, List<PropensityEstimator> estimators) {
    return new Bench(
        List.of(site),
        List.of(new PropensitySubjects("", List.of(), List.of(), estimators)),
        LogSizes.impressions(SIZE),
        1,
        1,
        0.95);
  }
}
