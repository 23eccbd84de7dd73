package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairPrefixesTest {

  /**
   * α_c for α = 0.1 that the experiments of the paper used, to the four decimals that are published
   * (github.com/MilkaLichtblau/FA-IR_Ranking, branch FA-IR_CIKM_17, src/main.py: the data sets Xing
   * k = 40, German credit 100, COMPAS 1000, SAT 1500).
   */
  @ParameterizedTest
  @CsvSource({
    "40, 0.8, 0.0328",
    "100, 0.7, 0.0216",
    "100, 0.9, 0.0256",
    "1000, 0.1, 0.0140",
    "1000, 0.3, 0.0103",
    "1000, 0.4, 0.0099",
    "1000, 0.5, 0.0096",
    "1000, 0.6, 0.0093",
    "1000, 0.7, 0.0094",
    "1500, 0.1, 0.0122",
    "1500, 0.5, 0.0084",
    "1500, 0.6, 0.0085",
    "1500, 0.9, 0.0096"
  })
  void levelsArePublishedOnes(int depth, double share, double published) {
    FairPrefixes exact = FairPrefixes.adjusted(depth, share, .1);

    assertThat(exact.level()).isEqualTo(published, within(.00005));
    assertThat(exact.rejection()).isBetween(.0965, .1);
  }

  /**
   * The others of the same source. They were found by trial: 13 reject more than α = 0.1, four
   * less, by the last column. The exact level is the largest that rejects at most α.
   */
  @ParameterizedTest
  @CsvSource({
    "40, 0.6, 0.0321, 0.10495",
    "40, 0.7, 0.0293, 0.10317",
    "40, 0.9, 0.0375, 0.10353",
    "100, 0.4, 0.0222, 0.10126",
    "100, 0.5, 0.0207, 0.10217",
    "100, 0.6, 0.0209, 0.10105",
    "100, 0.8, 0.0216, 0.10100",
    "1000, 0.2, 0.0115, 0.10039",
    "1500, 0.2, 0.0101, 0.10065",
    "1500, 0.3, 0.0092, 0.10027",
    "1500, 0.7, 0.0084, 0.10041",
    "1500, 0.8, 0.0084, 0.10055",
    "1500, 0.4, 0.0088, 0.10065",
    "1000, 0.8, 0.0095, 0.09965",
    "1000, 0.9, 0.0100, 0.09965",
    "40, 0.5, 0.0168, 0.05473",
    "100, 0.3, 0.0220, 0.09181"
  })
  void otherPublishedLevelsRejectAnotherShare(
      int depth, double share, double published, double rejection) {
    FairPrefixes exact = FairPrefixes.adjusted(depth, share, .1);

    assertThat(FairPrefixes.at(depth, share, published).rejection())
        .isEqualTo(rejection, within(.00001));
    assertThat(exact.level() < published).isEqualTo(rejection > .1);
    assertThat(exact.level()).isEqualTo(published, within(rejection > .1 ? .002 : .016));
    assertThat(exact.rejection()).isLessThanOrEqualTo(.1);
  }

  /**
   * P(rejection) at α_c as published by the authors' library (github.com/fair-search,
   * fairsearch-fair-java, FairTests): it takes the table whose rejection is nearest to α, which for
   * k = 20 is above it.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 0.2, 0.15, 0.15, 0.13421772800000065",
    "20, 0.25, 0.1, 0.07812500000000001, 0.10515247355215251"
  })
  void rejectionIsThePublishedOne(
      int depth, double share, double significance, double level, double rejection) {
    assertThat(FairPrefixes.at(depth, share, level).rejection())
        .isEqualTo(rejection, within(1e-12));
    assertThat(FairPrefixes.adjusted(depth, share, significance).rejection())
        .isLessThanOrEqualTo(significance);
  }

  /** From the same source: minima and rejection for k = 30, p = 0.3, α = 0.05. */
  @Test
  void minimaArePublishedOnes() {
    FairPrefixes exact = FairPrefixes.adjusted(30, .3, .05);

    assertThat(exact.minima())
        .containsExactly(
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4,
            4);
    assertThat(exact.rejection()).isEqualTo(0.04877730797178359, within(1e-12));
  }

  /**
   * Rejection of unadjusted minima at p = 0.5, α = 0.1
   * (github.com/MilkaLichtblau/Multinomial_FA-IR, experiments/FailProbabilityExperiments).
   */
  @ParameterizedTest
  @CsvSource({
    "5, 0.0625",
    "55, 0.28772344631818925",
    "105, 0.3449643525607715",
    "505, 0.470195829159074",
    "1255, 0.5324294353713921",
    "1655, 0.5499200410855221"
  })
  void unadjustedMinimaRejectAsPublished(int depth, double rejection) {
    assertThat(FairPrefixes.at(depth, .5, .1).rejection()).isEqualTo(rejection, within(1e-9));
  }

  @Test
  void minimaAreQuantilesOfTheBinomialDistribution() {
    for (double share : new double[] {.03, .3, .5, .92}) {
      FairPrefixes prefixes = FairPrefixes.at(200, share, .07);

      for (int i = 1; i <= 200; i++) {
        assertThat(prefixes.minimum(i))
            .isEqualTo(new BinomialDistribution(i, share).inverseCumulativeProbability(.07));
      }
    }
  }

  /** No table between that of α_c and the one whose rejection is above α. */
  @Test
  void levelIsTheLargestThatRejectsAtMostSignificance() {
    Generator random = new Generator(8);
    for (int trial = 0; trial < 300; trial++) {
      int depth = 1 + random.nextInt(60);
      double share = .02 + .96 * random.nextDouble();
      double significance = .01 + .3 * random.nextDouble();

      FairPrefixes exact = FairPrefixes.adjusted(depth, share, significance);

      assertThat(exact.rejection()).isLessThanOrEqualTo(significance);
      assertThat(FairPrefixes.at(depth, share, exact.level() * (1 - 1e-12)).minima())
          .isEqualTo(exact.minima());
      assertThat(exact.level()).isLessThanOrEqualTo(significance);
      if (exact.level() < significance) {
        assertThat(FairPrefixes.at(depth, share, exact.level()).rejection())
            .isGreaterThan(significance);
      }
    }
  }

  /**
   * All places protected is the most that can be asked, whatever sums of probabilities round to.
   */
  @Test
  void levelsNextToOneAskForNoMoreThanThereIs() {
    FairPrefixes exact = FairPrefixes.adjusted(50, .37, Math.nextDown(1.0));

    for (int i = 1; i <= 50; i++) {
      assertThat(exact.minimum(i)).isBetween(0, i);
    }
    assertThat(exact.rejection()).isLessThanOrEqualTo(1);
  }

  /** Fair rankings, each place protected by chance, are rejected as often as was computed. */
  @Test
  void fairRankingsAreRejectedAsOftenAsComputed() {
    int rankings = 20_000;
    Generator random = new Generator(41);
    for (double share : new double[] {.2, .5, .8}) {
      FairPrefixes exact = FairPrefixes.adjusted(100, share, .1);
      int rejected = 0;
      for (int r = 0; r < rankings; r++) {
        rejected += rejects(exact, random.split(r), share) ? 1 : 0;
      }

      double error = 4 * Math.sqrt(.1 * .9 / rankings);
      assertThat((double) rejected / rankings).isEqualTo(exact.rejection(), within(error));
      assertThat(exact.rejection()).isBetween(.096, .1);
    }
  }

  private static boolean rejects(FairPrefixes prefixes, Generator places, double share) {
    int counted = 0;
    boolean rejected = false;
    for (int i = 1; i <= prefixes.minima().length; i++) {
      counted += places.nextBoolean(share) ? 1 : 0;
      rejected |= counted < prefixes.minimum(i);
    }
    return rejected;
  }
}
