package io.cltr.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BehavioursTest {
  private static final int N = 5;
  private static final int DRAWS = 200_000;

  static Stream<ClickBehaviour> behaviours() {
    return Behaviours.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("behaviours")
  void marginalsAreSumsOverClickPatterns(ClickBehaviour user) {
    int[] positions = EnumeratedCascadesTest.positions(N);
    double[] attributes = EnumeratedCascadesTest.attributes(user, N);
    double[] marginal = new double[N];
    double total = 0;
    for (int pattern = 0; pattern < 1 << N; pattern++) {
      double[] clicks = EnumeratedCascadesTest.clicks(N, pattern);
      double[] conditional = user.conditional(positions, attributes, clicks);
      double joint = 1;
      for (int i = 0; i < N; i++) {
        joint *= clicks[i] > 0 ? conditional[i] : 1 - conditional[i];
      }
      total += joint;
      for (int i = 0; i < N; i++) {
        marginal[i] += clicks[i] * joint;
      }
    }
    assertThat(total).isCloseTo(1, within(1e-12));
    assertThat(user.marginal(positions, attributes)).containsExactly(marginal, within(1e-12));
  }

  /** Within five standard deviations; of neighbours' products too, which tells of dependence. */
  @ParameterizedTest
  @MethodSource("behaviours")
  void drawsHaveTheirProbabilities(ClickBehaviour user) {
    int[] positions = EnumeratedCascadesTest.positions(N);
    double[] attributes = EnumeratedCascadesTest.attributes(user, N);
    Generator random = new Generator(9);
    double[] clicked = new double[N];
    double[] both = new double[N];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] clicks = user.sample(positions, attributes, random);
      for (int i = 0; i < N; i++) {
        clicked[i] += clicks[i] / DRAWS;
        both[i] += i == 0 ? 0 : clicks[i - 1] * clicks[i] / DRAWS;
      }
    }
    double[] marginal = user.marginal(positions, attributes);
    for (int i = 0; i < N; i++) {
      assertThat(clicked[i]).isCloseTo(marginal[i], within(deviations(marginal[i])));
      double expected = 0;
      for (int pattern = 0; i > 0 && pattern < 1 << (i - 1); pattern++) {
        double[] clicks = EnumeratedCascadesTest.clicks(N, pattern | (1 << (i - 1)));
        double[] conditional = user.conditional(positions, attributes, clicks);
        double joint = conditional[i];
        for (int j = 0; j < i; j++) {
          joint *= clicks[j] > 0 ? conditional[j] : 1 - conditional[j];
        }
        expected += joint;
      }
      assertThat(both[i]).isCloseTo(expected, within(deviations(expected)));
    }
  }

  private static double deviations(double p) {
    return 5 * Math.sqrt(p * (1 - p) / DRAWS) + 1e-12;
  }

  @Test
  void examinationsAreThoseOfTheClicksAbove() {
    int[] positions = {1, 2, 5, 9};
    double[] attributes = {0.5, 0.5, 0.5, 0.5};
    double[] clicks = {0, 1, 0, 1};
    assertThat(Behaviours.PBM.examination(positions, attributes, clicks))
        .containsExactly(0.95, 0.7, 0.25, 0.2);
    assertThat(Behaviours.UBM.examination(positions, attributes, clicks))
        .containsExactly(0.95, 0.75, 0.35, 0.25);
    assertThat(new Cm().examination(positions, attributes, clicks)).containsExactly(1, 1, 0, 0);
  }

  @Test
  void certainAndImpossibleClicksLeaveNoHoles() {
    int[] positions = {1, 2, 3};
    double[] sure = {1, 1, 1};
    assertThat(new Cm().conditional(positions, sure, new double[] {0, 1, 0}))
        .containsExactly(1, 0, 0);
    Smoothing smoothing = new Smoothing(3);
    assertThat(smoothing.smooth(new Cm(), positions, sure, new double[] {0, 1, 0}, 3))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    double[] none = {0, 0, 0};
    assertThat(Behaviours.CCM.marginal(positions, none)).containsExactly(0, 0, 0);
  }

  @Test
  void parametersThatAreNoProbabilitiesAreRefused() {
    assertThatThrownBy(() -> new Dcm(new double[] {0.5, 1.2}))
        .hasMessage("continuation must be a probability, found 1.2");
    assertThatThrownBy(() -> new Dbn(-0.1)).hasMessageContaining("continuation");
    assertThatThrownBy(() -> new Ccm(0.1, 0.2, Double.NaN)).hasMessageContaining("afterRelevant");
    assertThatThrownBy(() -> new TrustPbm(new double[] {2}, new double[] {0}))
        .hasMessageContaining("relevant");
    assertThatThrownBy(() -> new Ubm(new double[][] {{0.5}, {0.5}}))
        .hasMessage("examination at position 2: 1 numbers, must be 2");
    assertThatThrownBy(() -> new Ubm(new double[0][])).hasMessageContaining("one position");
    assertThatThrownBy(() -> new Pbm(new double[0])).hasMessageContaining("one probability");
  }
}
