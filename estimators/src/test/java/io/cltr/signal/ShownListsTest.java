package io.cltr.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.signal.QuerySignal.SignalList;
import io.cltr.testing.RankerLogs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownListsTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  private static ClickWeights weights(Examination theta, List<Double> clips) {
    return new PositionWeights(theta, clips, false);
  }

  private static QuerySignal fold(ClickWeights weights, Impression... impressions) {
    return RankerLogs.log(List.of(impressions)).fold(new ShownLists(weights));
  }

  @Test
  void sumsClippedInversePropensitiesBySetAndDocument() {
    Examination theta = new Examination(new double[] {1, .5, .1});

    QuerySignal clicks =
        fold(
            weights(theta, List.of(4.0, NONE)),
            RankerLogs.shown("1", "q", List.of("c", "a", "b"), 1, 0, 1),
            RankerLogs.shown("2", "q", List.of("a", "b", "c"), 0, 1, 1),
            RankerLogs.shown("3", "q", List.of("a", "b", "c"), 0, 0, 0),
            RankerLogs.shown("4", "q", List.of("a", "d", "c"), 0, 1, 0));

    assertThat(clicks.impressions()).isEqualTo(4);
    assertThat(clicks.uncovered()).isZero();
    assertThat(clicks.lists()).hasSize(2);
    SignalList abc = clicks.lists().get(0);
    assertThat(abc.documents()).containsExactly("a", "b", "c");
    assertThat(abc.clicks()).isEqualTo(4);
    assertThat(abc.unclipped()).isEqualTo(1 + 10 + 2 + 10, within(1e-12));
    assertThat(abc.weight()).containsExactly(new double[] {1 + 4 + 2 + 4, 23}, within(1e-12));
    assertThat(abc.signal()[0]).containsExactly(new double[] {0, 4 + 2, 1 + 4}, within(1e-12));
    assertThat(abc.signal()[1]).containsExactly(new double[] {0, 10 + 2, 1 + 10}, within(1e-12));
    assertThat(clicks.lists().get(1).documents()).containsExactly("a", "c", "d");
    assertThat(clicks.lists().get(1).signal()[1]).containsExactly(0, 0, 2);
  }

  @Test
  void cutsListsToThePositionsWhoseExaminationIsKnown() {
    Examination theta = new Examination(new double[] {1, Double.NaN, .5});

    QuerySignal clicks =
        fold(
            weights(theta, List.of(NONE)),
            RankerLogs.shown("1", "q", List.of("a", "b", "c", "d"), 1, 1, 0, 1),
            RankerLogs.shown("2", "q", List.of("a", "b", "c", "d"), 0, 1, 0, 0));

    assertThat(clicks.impressions()).isEqualTo(2);
    assertThat(clicks.uncovered()).isEqualTo(3);
    assertThat(clicks.lists()).hasSize(1);
    assertThat(clicks.lists().get(0).documents()).containsExactly("a", "c");
    assertThat(clicks.lists().get(0).signal()[0]).containsExactly(1, 0);
  }

  @Test
  void unitWeightsCountClicksAtAnyPosition() {
    QuerySignal clicks =
        fold(new UnitWeight(), RankerLogs.shown("1", "q", List.of("a", "b", "c"), 0, 1, 1));

    assertThat(clicks.lists().get(0).signal()[0]).containsExactly(0, 1, 1);
    assertThat(clicks.lists().get(0).unclipped()).isEqualTo(2);
  }

  @Test
  void aRepeatedDocumentIsOneOfTheListAndItsClicksAreAveraged() {
    Examination theta = new Examination(new double[] {1, .5, .25});

    QuerySignal clicks =
        fold(
            weights(theta, List.of(NONE)),
            RankerLogs.shown("1", "q", List.of("b", "a", "b"), 1, 1, 1),
            RankerLogs.shown("2", "q", List.of("a", "b", "c"), 1, 0, 0),
            RankerLogs.shown("3", "q", List.of("a", "b"), 0, 1),
            RankerLogs.shown("4", "q", List.of("a", "a"), 0, 1));

    assertThat(clicks.lists()).hasSize(3);
    assertThat(clicks.lists().get(0).documents()).containsExactly("a");
    SignalList ab = clicks.lists().get(1);
    assertThat(ab.documents()).containsExactly("a", "b");
    assertThat(ab.clicks()).isEqualTo(4);
    assertThat(ab.signal()[0]).containsExactly(2, 0.5 * (1 + 4) + 2);
    assertThat(ab.unclipped()).isEqualTo(2 + 0.5 * (1 + 4) + 2);
  }

  @Test
  void trustIsTakenOffEveryDisplay() {
    Examination trusted = new Examination(new double[] {1, .5}, new double[] {.2, .1});

    QuerySignal signal =
        fold(
            new PositionWeights(trusted, List.of(NONE), true),
            RankerLogs.shown("1", "q", List.of("a", "b"), 1, 0),
            RankerLogs.shown("2", "q", List.of("b", "a"), 0, 0));

    assertThat(signal.lists()).hasSize(1);
    assertThat(signal.lists().get(0).clicks()).isEqualTo(1);
    assertThat(signal.lists().get(0).signal()[0])
        .containsExactly(new double[] {1 - .2 - .1 / .5, -.1 / .5 - .2}, within(1e-12));
  }
}
