package io.cltr.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.FairnessMeasure.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known numbers of every measure, and the laws of the family. */
class FairnessMeasureTest {
  private static final double EXACT = 1e-12;
  private static final List<String> NAMES = List.of("a", "b", "c");

  /** E, I, m of a, b, c; m; n of a, b, c; n; Θ; divergence. Some documents are of no group. */
  private static final double[] NUMBERS = {
    1.2, 0.5, 0.3, 0.4, 0.1, 0.09, 0.6, 0.4, 0.25, 1.5, 3, 2, 1, 8, 2.4, 0.2
  };

  private static final GroupStatistics STATISTICS = new GroupStatistics(NAMES, NUMBERS);

  static List<FairnessMeasure> measures() {
    return FairnessAudit.allMeasures();
  }

  private static Reading first(String id, GroupStatistics statistics) {
    return measures().stream()
        .filter(measure -> measure.id().equals(id))
        .findFirst()
        .orElseThrow()
        .of(statistics)
        .get(0);
  }

  private static void assertValue(String id, double expected) {
    assertThat(first(id, STATISTICS).value()).as(id).isCloseTo(expected, within(EXACT));
  }

  @Test
  void knownNumbers() {
    assertThat(measures()).hasSize(11);
    assertValue("exposure-ratio", (1.2 / 3) / (0.5 / 2));
    assertValue("dtr", (1.2 / 0.6) / (0.5 / 0.4));
    assertValue("dir", (0.4 / 0.6) / (0.1 / 0.4));
    double[] relative = {(0.6 / 3) / (1.5 / 8), (0.4 / 2) / (1.5 / 8)};
    double mean = 2.4 / 8;
    assertValue("dtr-difference", relative[1] * (1.2 / 3) / mean - relative[0] * (0.5 / 2) / mean);
    double both = mean * 1.5 / 8;
    assertValue("dir-difference", relative[1] * (0.4 / 3) / both - relative[0] * (0.1 / 2) / both);
    assertValue("parity-difference", (1.2 / 3 - 0.5 / 2) / mean);
    double[] s = {0.6, 0.25, 0.15};
    double[] p = {0.5, 1.0 / 3, 1.0 / 6};
    assertValue("ee-d", 0.36 + 0.0625 + 0.0225);
    assertValue("ee-r", 0.6 * 0.48 + 0.25 * 0.32 + 0.15 * 0.2);
    assertValue("ee-l", 0.12 * 0.12 + 0.07 * 0.07 + 0.05 * 0.05);
    double divergence = 0;
    for (int g = 0; g < 3; g++) {
      double middle = (s[g] + p[g]) / 2;
      divergence += s[g] * StrictMath.log(s[g] / middle) + p[g] * StrictMath.log(p[g] / middle);
    }
    assertValue("awrf", 1 - divergence / 2 / StrictMath.log(2));
    assertValue("ndkl", 0.2);
  }

  /** What criteria bound is what the measures of the same name say. */
  @Test
  void differencesAreWhatCriteriaBound() {
    GroupTotals totals =
        new GroupTotals(NAMES, new double[] {3, 2, 1}, new double[] {0.6, 0.4, 0.25}, 8, 1.5, 2.4);
    double[] exposure = Arrays.copyOfRange(NUMBERS, 0, 3);
    double[] impact = Arrays.copyOfRange(NUMBERS, 3, 6);
    assertValue(
        "parity-difference", new DemographicParity().rows(totals).get(0).of(exposure, impact));
    assertValue(
        "dtr-difference", new DisparateTreatment().rows(totals).get(0).of(exposure, impact));
    assertValue("dir-difference", new DisparateImpact().rows(totals).get(0).of(exposure, impact));
  }

  @ParameterizedTest
  @MethodSource("measures")
  void slopesAreThoseOfTheValue(FairnessMeasure measure) {
    List<Reading> readings = measure.of(STATISTICS);
    for (int j = 0; j < NUMBERS.length; j++) {
      double[] step = new double[NUMBERS.length];
      step[j] = 1e-6 * NUMBERS[j];
      List<Reading> up = measure.of(STATISTICS.moved(step, 1));
      List<Reading> down = measure.of(STATISTICS.moved(step, -1));
      for (int r = 0; r < readings.size(); r++) {
        double expected = (up.get(r).value() - down.get(r).value()) / 2;
        assertThat(readings.get(r).along(step))
            .as("%s, number %d", readings.get(r).groups(), j)
            .isCloseTo(expected, within(1e-5 * Math.abs(expected) + 1e-13));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("measures")
  void orderOfGroupsDoesNotMatterButForTheSide(FairnessMeasure measure) {
    double[] turned = NUMBERS.clone();
    for (int first : new int[] {0, 3, 6, 10}) {
      turned[first] = NUMBERS[first + 1];
      turned[first + 1] = NUMBERS[first];
    }
    double there = measure.of(STATISTICS).get(0).value();
    double back = measure.of(new GroupStatistics(NAMES, turned)).get(0).value();
    double expected =
        measure.isRatio() ? 1 / there : measure.id().endsWith("difference") ? -there : there;
    assertThat(back).isCloseTo(expected, within(EXACT));
  }

  private static GroupStatistics without(int... zeros) {
    double[] numbers = NUMBERS.clone();
    for (int at : zeros) {
      numbers[at] = 0;
    }
    return new GroupStatistics(NAMES, numbers);
  }

  @ParameterizedTest
  @MethodSource("measures")
  void whatIsNotDefinedSaysWhy(FairnessMeasure measure) {
    List<Reading> all = new ArrayList<>();
    all.addAll(measure.of(without(6, 7, 8, 9)));
    all.addAll(measure.of(without(0, 1, 2, 3, 4, 5)));
    all.addAll(measure.of(without(0, 1, 3, 4, 6, 7, 10, 11)));
    for (Reading reading : all) {
      assertThat(reading.reason().isEmpty()).isEqualTo(Double.isFinite(reading.value()));
    }
  }

  @Test
  void zeroMeritLeavesNoRatiosAndNoDifferences() {
    for (String id : List.of("dtr", "dir", "dtr-difference", "dir-difference", "ee-r", "ee-l")) {
      Reading reading = first(id, without(6, 7, 8, 9));
      assertThat(reading.value()).as(id).isNaN();
      assertThat(reading.reason()).as(id).contains("merit");
    }
    assertThat(first("dtr-difference", without(6)).value()).isFinite();
    assertThat(first("dtr", without(6)).reason()).contains("merit of 'a'");
  }

  @Test
  void oneGroupHasNothingToCompareWith() {
    GroupStatistics one = without(0, 1, 3, 4, 6, 7, 10, 11);
    for (String id : List.of("exposure-ratio", "dtr", "parity-difference")) {
      assertThat(first(id, one).reason()).contains("fewer than two groups");
    }
    assertThat(first("ee-d", one).value()).isEqualTo(1);
    assertThat(first("awrf", one).value()).isEqualTo(1);
  }

  /** Two of a, two of b; a, a, b, b: KL at 1 and 2 log 2, at 3 that of (2/3, 1/3), at 4 none. */
  @Test
  void divergenceOfARanking() {
    int[][] members = {{0}, {1}, {0}, {1}};
    PrefixDivergence divergence = new PrefixDivergence(2, 4);
    double[] discount = new double[4];
    for (int k = 0; k < 4; k++) {
      discount[k] = 1 / StrictMath.log(k + 2.0);
    }
    double third = 2.0 / 3 * StrictMath.log(4.0 / 3) + 1.0 / 3 * StrictMath.log(2.0 / 3);
    double sum = StrictMath.log(2) * (discount[0] + discount[1]) + third * discount[2];
    assertThat(divergence.of(new int[] {0, 2, 1, 3}, members))
        .isCloseTo(sum / Arrays.stream(discount).sum(), within(EXACT));
    assertThat(divergence.of(new int[] {0, 1}, new int[][] {{}, {}})).isZero();
  }
}
