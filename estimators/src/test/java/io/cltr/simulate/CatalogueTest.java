package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Simulation SIMULATION = new Simulation();
  private static final Catalogue CATALOGUE =
      SIMULATION.catalogue().generate(new Generator(1).split("catalogue"));
  private static final ScoreSpace SPACE = new ScoreSpace(CATALOGUE);
  private static final List<double[]> DIRECTIONS =
      ScoreSpace.directions(SPACE, SIMULATION.loggers(), new Generator(2));

  @Test
  void hasTheShapeAsked() {
    assertThat(CATALOGUE.entries()).hasSize(500);
    int[] counts = new int[5];
    for (Catalogue.Entry entry : CATALOGUE.entries()) {
      assertThat(entry.query().size()).isBetween(15, 20);
      assertThat(entry.query().width()).isEqualTo(10);
      for (int grade : entry.grades()) {
        counts[grade]++;
      }
    }
    double pairs = CATALOGUE.pairs();
    double[] shares = SIMULATION.catalogue().gradeShares().stream().mapToDouble(s -> s).toArray();
    for (int grade = 0; grade < 5; grade++) {
      assertThat(counts[grade] / pairs).isCloseTo(shares[grade], within(1 / pairs));
    }
  }

  @Test
  void informativenessIsHowWellALinearScoreTellsTheGain() {
    assertThat(fit(0)).isLessThan(.05);
    assertThat(fit(.5)).isBetween(.25, fit(.9));
    assertThat(fit(.9)).isBetween(fit(.5) + .1, fit(1));
  }

  @Test
  void loggersCorrelateWithTheBestScoreAsAsked() {
    double[] best = SPACE.scores(DIRECTIONS.get(0));
    double[] common = SPACE.scores(DIRECTIONS.get(1));
    assertThat(correlation(best, best)).isCloseTo(1, within(1e-12));
    assertThat(correlation(best, common)).isCloseTo(0, within(1e-9));
    for (int l = 0; l < SIMULATION.loggers().size(); l++) {
      LoggerSpec logger = SIMULATION.loggers().get(l);
      double[] scores = SPACE.scores(logger.weights(DIRECTIONS, l));
      assertThat(correlation(best, scores)).isCloseTo(logger.quality(), within(1e-9));
      assertThat(correlation(common, scores))
          .isCloseTo(
              logger.bias() * Math.sqrt(1 - logger.quality() * logger.quality()), within(1e-9));
    }
  }

  @Test
  void betterLoggersAreWorthMore() {
    Truth truth = World.of(SIMULATION, 3).truth();
    for (String metric : List.of("clicks", "reward", "dcg@5", "dcg@10", "ndcg@10")) {
      assertThat(
              List.of(
                  truth.value("uniform", metric),
                  truth.value("logger:popularity", metric),
                  truth.value("logger:production", metric),
                  truth.value("logger:semantic", metric),
                  truth.value("ideal", metric)))
          .isSorted();
    }
  }

  @Test
  void groupsHaveTheirSharesAndFollowTheCommonError() {
    double[] favoured = SPACE.scores(DIRECTIONS.get(1));
    Catalogue grouped = new Groups().assign(CATALOGUE, favoured, new Generator(5));
    double[] sum = new double[2];
    int[] n = new int[2];
    int pair = 0;
    for (Catalogue.Entry entry : grouped.entries()) {
      for (List<String> groups : entry.query().groups()) {
        int group = groups.equals(List.of("established")) ? 0 : 1;
        sum[group] += favoured[pair++];
        n[group]++;
      }
    }
    assertThat((double) n[0] / pair).isCloseTo(.7, within(1.0 / pair));
    // c φ(z) (1/.7 + 1/.3) where the standard normal is cut at its 70 % quantile z
    assertThat(sum[0] / n[0] - sum[1] / n[1]).isCloseTo(.828, within(.08));
  }

  @Test
  void trafficFollowsItsExponent() {
    double[] p = new Traffic().queryProbabilities(500, new Generator(6));
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    assertThat(sorted[499] / sorted[0]).isCloseTo(StrictMath.pow(500, .3), within(1e-9));
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
    assertThat(p[0]).isNotEqualTo(sorted[499]);
  }

  @Test
  void aCatalogueWithOneFeatureLeavesNoRoomForErrors() {
    SyntheticCatalogue narrow = new SyntheticCatalogue(20, 5, 5, 1, .9, List.of(.5, .5));
    ScoreSpace space = new ScoreSpace(narrow.generate(new Generator(7)));
    assertThat(ScoreSpace.directions(space, SIMULATION.loggers(), new Generator(8)).get(1))
        .containsExactly(0);
  }

  @Test
  void messagesNameTheKeyAndWhatIsAllowed() {
    assertThatThrownBy(() -> new LoggerSpec("a", 1, 1.5, 0, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessage("simulate.loggers.a.quality: found 1.5, must be within -1.0 and 1.0");
    assertThatThrownBy(() -> new SyntheticCatalogue(1, 1, 1, 1, .5, List.of(.5, .6)))
        .hasMessageContaining("which sums to 1.1; shares must sum to 1");
    assertThatThrownBy(() -> new Traffic(1, 1, 0, "14.11.2026", 1, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found '14.11.2026', must be a date such as 2026-11-14");
    assertThatThrownBy(() -> new Traffic(1, 1, 0, "2026-11-14", 1, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("traffic.keepUnclicked: found 0.0, must be within 1.0E-6 and 1.0");
    LoggerSpec soft = new LoggerSpec("soft", 1, .5, .5, 1);
    assertThatThrownBy(
            () ->
                new Simulation(
                    SIMULATION.catalogue(),
                    SIMULATION.groups(),
                    SIMULATION.traffic(),
                    SIMULATION.user(),
                    1,
                    List.of(soft),
                    new Randomization()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("set both shares to 0 or every temperature to 0");
    assertThatThrownBy(() -> new Device("d", 1, 0, List.of(1.0, .5)).curve(3))
        .hasMessage("simulate.user.devices.d.examination (length): found 2, must be at least 3");
  }

  private static double fit(double informativeness) {
    SyntheticCatalogue base = SIMULATION.catalogue();
    Catalogue catalogue =
        new SyntheticCatalogue(base.queries(), 15, 20, 10, informativeness, base.gradeShares())
            .generate(new Generator(1));
    ScoreSpace space = new ScoreSpace(catalogue);
    double[] gains =
        catalogue.entries().stream()
            .flatMapToDouble(e -> Arrays.stream(e.grades()).mapToDouble(catalogue::gain))
            .toArray();
    return correlation(space.scores(space.bestFit()), gains);
  }

  private static double correlation(double[] left, double[] right) {
    return new PearsonsCorrelation().correlation(left, right);
  }
}
