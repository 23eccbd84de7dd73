package io.cltr.click;

import static io.cltr.click.LatentStates.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.LatentStates.Event;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.method.Methods;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is satisfied where, against the sum over all that can happen. */
class SatisfactionTest {
  private static final double EXACT = 1e-12;
  private static final int RANKS = 4;

  static Stream<SatisfyingBehaviour> users() {
    return Behaviours.ALL.stream()
        .filter(user -> user instanceof SatisfyingBehaviour)
        .map(SatisfyingBehaviour.class::cast);
  }

  static Stream<ClickModel> models() {
    return Methods.of(ClickModel.class).values().stream();
  }

  /** One rank more tells whether a click on the last one ended the search. */
  @ParameterizedTest
  @MethodSource("users")
  void satisfactionIsThatOfTheStory(SatisfyingBehaviour user) {
    int[] positions = EnumeratedCascadesTest.positions(RANKS + 1);
    double[] attributes = EnumeratedCascadesTest.attributes(user, RANKS + 1);
    List<Event> all = LatentStates.of(user, positions, attributes);
    double[] satisfaction =
        user.satisfaction(
            Arrays.copyOf(positions, RANKS), Arrays.copyOf(attributes, RANKS * user.width()));
    assertThat(satisfaction).hasSize(RANKS);
    double satisfied = 0;
    for (int i = 0; i < RANKS; i++) {
      int rank = i;
      double expected = sum(all, event -> first(user, event) == rank);
      assertThat(satisfaction[i]).as("rank %d", i + 1).isCloseTo(expected, within(EXACT));
      satisfied += satisfaction[i];
    }
    assertThat(satisfied).isBetween(0.3, 1.0);
    boolean mayGoOn = user instanceof Ccm;
    double ends = sum(all, event -> times(user, event) > 0);
    double often = sum(all, event -> times(user, event) > 1);
    assertThat(satisfied).isCloseTo(ends, within(EXACT));
    assertThat(often > 0).isEqualTo(mayGoOn);
  }

  private static boolean satisfies(ClickBehaviour user, Event event, int rank) {
    boolean stops = user instanceof Cm || user instanceof Dcm;
    return event.clicked()[rank] && (stops ? !event.examined()[rank + 1] : event.end()[rank]);
  }

  private static int first(ClickBehaviour user, Event event) {
    for (int i = 0; i < RANKS; i++) {
      if (satisfies(user, event, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int times(ClickBehaviour user, Event event) {
    int times = 0;
    for (int i = 0; i < RANKS; i++) {
      times += satisfies(user, event, i) ? 1 : 0;
    }
    return times;
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelsSayWhetherTheirUsersAreSatisfied(ClickModel model) {
    List<Impression> log = new ClickWorld(Behaviours.DBN, 3, 5, 4, 0.1, 0.8).log(3, 50);
    ClickBehaviour user = model.fit(Source.of(log, Impression.LAYOUT)).behaviour();
    assertThat(user instanceof SatisfyingBehaviour).isEqualTo(model.knowsSatisfaction());
  }
}
