package io.cltr.click;

import static io.cltr.click.LatentStates.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.LatentStates.Event;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inference in cascades against the sum over all that can happen. */
class EnumeratedCascadesTest {
  private static final double EXACT = 1e-12;

  static Stream<Arguments> cases() {
    return Behaviours.CASCADES.stream()
        .flatMap(user -> Stream.of(1, 2, 3, 4, 5).map(n -> Arguments.of(user, n)));
  }

  static int[] positions(int n) {
    int[] positions = new int[n];
    Arrays.setAll(positions, i -> i < 2 ? i + 1 : i + 2);
    return positions;
  }

  static double[] attributes(ClickBehaviour user, int n) {
    Generator random = new Generator(5).split(n);
    double[] attributes = new double[n * user.width()];
    Arrays.setAll(attributes, j -> 0.05 + 0.9 * random.nextDouble());
    return attributes;
  }

  static double[] clicks(int n, int pattern) {
    double[] clicks = new double[n];
    Arrays.setAll(clicks, i -> (pattern >> i) & 1);
    return clicks;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void probabilitiesAreThoseOfTheStory(CascadeBehaviour user, int n) {
    int[] positions = positions(n);
    double[] attributes = attributes(user, n);
    List<Event> all = LatentStates.of(user, positions, attributes);
    assertThat(sum(all, event -> true)).isCloseTo(1, within(EXACT));
    double[] marginal = user.marginal(positions, attributes);
    for (int i = 0; i < n; i++) {
      int rank = i;
      assertThat(marginal[i]).isCloseTo(sum(all, event -> event.clicked()[rank]), within(EXACT));
    }
    for (int pattern = 0; pattern < 1 << n; pattern++) {
      double[] clicks = clicks(n, pattern);
      double[] conditional = user.conditional(positions, attributes, clicks);
      double[] examination = user.examination(positions, attributes, clicks);
      for (int i = 0; i < n; i++) {
        int rank = i;
        double above = sum(all, event -> event.shows(clicks, rank));
        double examined = sum(all, event -> event.shows(clicks, rank) && event.examined()[rank]);
        double clicked = sum(all, event -> event.shows(clicks, rank) && event.clicked()[rank]);
        assertThat(conditional[i]).isCloseTo(above > 0 ? clicked / above : 0, within(EXACT));
        assertThat(examination[i]).isCloseTo(above > 0 ? examined / above : 0, within(EXACT));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void posteriorsAreThoseOfTheStory(CascadeBehaviour user, int n) {
    int[] positions = positions(n);
    double[] attributes = attributes(user, n);
    List<Event> all = LatentStates.of(user, positions, attributes);
    Smoothing smoothing = new Smoothing(n);
    for (int pattern = 0; pattern < 1 << n; pattern++) {
      double[] clicks = clicks(n, pattern);
      double seen = sum(all, event -> event.shows(clicks, n));
      double logLikelihood = smoothing.smooth(user, positions, attributes, clicks, n);
      assertThat(StrictMath.exp(logLikelihood)).isCloseTo(seen, within(EXACT));
      for (int i = 0; i < n && seen > 0; i++) {
        int rank = i;
        double examined = sum(all, event -> event.shows(clicks, n) && event.examined()[rank]);
        assertThat(smoothing.examined(i)).isCloseTo(examined / seen, within(EXACT));
      }
    }
  }

  static Stream<CascadeKernel> kernels() {
    return Stream.of(new DbnKernel(), new CcmKernel());
  }

  /** Expected counts of one list's parameters, each document its own. */
  @ParameterizedTest
  @MethodSource("kernels")
  void expectedCountsAreThoseOfTheStory(CascadeKernel kernel) {
    int n = 5;
    double[] shared = kernel.size() == 1 ? new double[] {0.8} : new double[] {0.9, 0.7, 0.4};
    CascadeBehaviour user = kernel.user(shared);
    double[] attributes = attributes(user, n);
    int[] positions = positions(n);
    List<Event> all = LatentStates.of(user, positions, attributes);
    int[] ranks = {0, 1, 2, 3, 4};
    for (int pattern = 0; pattern < 1 << n; pattern++) {
      double[] clicks = clicks(n, pattern);
      ListBlock block =
          new ListBlock(
              attributes.length, n, new int[] {0, n}, ranks, clicks, new double[] {3}, new Memo());
      Ratios sharedCounts = new Ratios(shared.length);
      Ratios localCounts = new Ratios(attributes.length);
      kernel.expect(block, shared, attributes, sharedCounts, localCounts);
      List<Event> seen = all.stream().filter(event -> event.shows(clicks, n)).toList();
      Ratios sharedStory = new Ratios(shared.length);
      Ratios localStory = new Ratios(attributes.length);
      double total = sum(seen, event -> true);
      for (Event event : seen) {
        tell(kernel.size() == 1, event, 3 * event.probability() / total, sharedStory, localStory);
      }
      BetaPrior prior = new BetaPrior(1, 1);
      assertThat(sharedCounts.modes(prior, 1))
          .containsExactly(sharedStory.modes(prior, 1), within(EXACT));
      assertThat(localCounts.modes(prior, 1))
          .containsExactly(localStory.modes(prior, 1), within(EXACT));
    }
  }

  /** What is known of every parameter if the event is. */
  private static void tell(boolean dbn, Event event, double weight, Ratios shared, Ratios local) {
    int n = event.clicked().length;
    for (int i = 0; i < n; i++) {
      boolean click = event.clicked()[i];
      if (event.examined()[i]) {
        local.add(dbn ? 2 * i : i, click ? weight : 0, weight);
      }
      if (i == n - 1 || !event.examined()[i]) {
        continue;
      }
      double goesOn = event.examined()[i + 1] ? weight : 0;
      boolean end = event.end()[i];
      if (click) {
        local.add(dbn ? 2 * i + 1 : i, end ? weight : 0, weight);
      }
      if (dbn && !end) {
        shared.add(0, goesOn, weight);
      } else if (!dbn) {
        shared.add(!click ? 0 : end ? 2 : 1, goesOn, weight);
      }
    }
  }
}
