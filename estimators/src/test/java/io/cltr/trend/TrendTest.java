package io.cltr.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import io.cltr.trend.Night.Curve;
import io.cltr.trend.Night.Examined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final SimulatedNights SITE = new SimulatedNights(3, 1, 1);

  private static List<Measured> nights(double error, double... values) {
    return Arrays.stream(values).mapToObj(value -> new Measured(value, error)).toList();
  }

  /** With two degrees of freedom P(|T| &gt; t) = 1 − t/√(2 + t²). */
  private static double twoSided(double t) {
    return 1 - t / Math.sqrt(2 + t * t);
  }

  /** μ = 2.5, Q = 5, τ² = (5 − 3)/(4 − 1), 1/Σv = (1 + 2/3)/4. */
  @Test
  void predictsByDerSimonianLaird() {
    Prediction prediction = Prediction.of(nights(1, 1, 2, 3, 4));
    assertThat(prediction.mean()).isCloseTo(2.5, within(1e-12));
    assertThat(prediction.between()).isCloseTo(2.0 / 3, within(1e-12));
    double scale = Math.sqrt(1 + 2.0 / 3 + 5.0 / 12);
    Measured tonight = new Measured(2.5 - 4 * scale, 1);
    assertThat(prediction.p(tonight)).isCloseTo(twoSided(4), within(1e-12));
    assertThat(prediction.halfWidth(tonight, twoSided(4))).isCloseTo(4 * scale, within(1e-6));
  }

  /** Q = .05 is less than chance gives: τ² is 0, and precise nights weigh more. */
  @Test
  void doesNotTakeSamplingErrorForDifferences() {
    List<Measured> before = new ArrayList<>(nights(10, 1, 2, 3, 4));
    assertThat(Prediction.of(before).between()).isZero();
    before.set(3, new Measured(4, 1));
    assertThat(Prediction.of(before).mean()).isCloseTo(4.06 / 1.03, within(1e-12));
  }

  /** Mean 1, S² = 4/3, t = (x − 1)/√(S² (1 + 1/4)). */
  @Test
  void takesTheSampleVarianceWhereThereIsNoError() {
    Prediction prediction = Prediction.of(nights(0, 0, 0, 2, 2));
    assertThat(prediction.p(new Measured(1 + 3 * Math.sqrt(5.0 / 3), 0)))
        .isCloseTo(twoSided(3), within(1e-12));
  }

  @Test
  void aKnownNumberMayNotChangeAtAll() {
    Prediction prediction = Prediction.of(nights(0, 0.1, 0.1, 0.1, 0.1, 0.1));
    assertThat(prediction.p(new Measured(0.1, 0))).isOne();
    assertThat(prediction.p(new Measured(0.2, 0))).isZero();
  }

  @Test
  void threeNightsAreNotEnough() {
    assertThatThrownBy(() -> Prediction.of(nights(1, 1, 2, 3)))
        .hasMessage("a prediction takes 4 nights, found 3");
    Trend trend = Trend.of(SITE.draw(5, new Generator(1)));
    assertThat(trend.judged().subList(0, 4)).containsOnly(List.of());
    assertThat(trend.judged().get(4)).hasSize(7);
  }

  @Test
  void noNightIsNoTrend() {
    assertThat(Trend.of(List.of()).alarms()).isEmpty();
  }

  /** α = .001 divided by seven series. */
  @Test
  void alarmsAreWhatLiesOutsideOfTheInterval() {
    for (double size = 0; size < 20; size += 0.5) {
      List<Night> nights = SITE.draw(20, new Generator(2));
      nights.set(19, PlantedChange.PRODUCTION.on(nights.get(19), size));
      Trend trend = Trend.of(nights);
      assertThat(trend.judged().get(19))
          .allSatisfy(
              judged -> {
                assertThat(judged.alarm())
                    .isEqualTo(judged.value() < judged.low() || judged.value() > judged.high())
                    .isEqualTo(judged.p() < Trend.ALPHA / 7);
              });
      assertThat(trend.alarms()).hasSize(size < 3 ? 0 : size > 15 ? 1 : trend.alarms().size());
    }
  }

  @Test
  void numbersAreOnTheScaleThatPeopleRead() {
    List<Night> nights = SITE.draw(10, new Generator(3));
    List<Judgement> judged = Trend.of(nights).judged().get(9);
    assertThat(judged.get(0).series()).isEqualTo(new Series.Volume());
    assertThat(judged.get(0).value()).isCloseTo((double) nights.get(9).impressions(), within(1e-6));
    assertThat(judged.get(5).series()).isEqualTo(new Series.Examination(2));
    assertThat(judged.get(5).value()).isBetween(0.3, 0.8);
  }

  @Test
  void comparesWithTheLastNightsAlone() {
    List<Night> nights = SITE.draw(40, new Generator(4));
    List<Night> odd = new ArrayList<>(nights);
    odd.set(10, PlantedChange.VOLUME.on(nights.get(10), 1000));
    assertThat(Trend.of(odd).judged().get(39)).isEqualTo(Trend.of(nights).judged().get(39));
    assertThat(Trend.of(odd).judged().get(38)).isNotEqualTo(Trend.of(nights).judged().get(38));
  }

  @Test
  void curvesByAnotherEstimatorAreNotCompared() {
    List<Night> nights = SITE.draw(10, new Generator(5));
    List<Examined> positions = nights.get(9).propensities().positions();
    nights.set(9, withCurve(nights.get(9), new Curve("pbm-em", positions)));
    assertThat(Trend.of(nights).judged().get(9))
        .extracting(Judgement::series)
        .hasSize(5)
        .noneMatch(series -> series instanceof Series.Examination);
  }

  @Test
  void aNightWithoutADayIsNeitherJudgedNorComparedWith() {
    List<Night> nights = SITE.draw(5, new Generator(6));
    Night undated = withDay(nights.get(0), "");
    assertThat(Trend.judge(nights, undated)).isEmpty();
    nights.set(0, undated);
    assertThat(Trend.of(nights).judged().get(4)).isEmpty();
  }

  private static Night withCurve(Night night, Curve curve) {
    return new Night(
        night.day(),
        night.impressions(),
        night.clicks(),
        night.units(),
        night.values(),
        night.difference(),
        curve,
        night.drift(),
        night.verdict());
  }

  private static Night withDay(Night night, String day) {
    return new Night(
        day,
        night.impressions(),
        night.clicks(),
        night.units(),
        night.values(),
        night.difference(),
        night.propensities(),
        night.drift(),
        night.verdict());
  }
}
