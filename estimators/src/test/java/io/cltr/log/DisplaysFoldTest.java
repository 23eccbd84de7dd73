package io.cltr.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.fold.ToMap;
import io.cltr.log.Displays.Cell;
import io.cltr.log.Displays.LoggerCount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisplaysFoldTest {
  private static final List<Impression> LOG =
      List.of(
          impression("1", "q", "new", "", new String[] {"b", "a"}, 1, 0),
          impression("2", "q", "new", "", new String[] {"b", "a"}, 1, 1),
          impression("3", "q", "new", "swap-2", new String[] {"a", "b"}, 0, 1),
          impression("4", "q", "", "", new String[] {"a"}, 0),
          impression("5", "other", "new", "", new String[] {"a"}, 1));

  private static Impression impression(
      String id,
      String query,
      String logger,
      String randomization,
      String[] documents,
      double... clicks) {
    int[] positions = new int[documents.length];
    double[] rewards = new double[documents.length];
    for (int i = 0; i < documents.length; i++) {
      positions[i] = i + 1;
      rewards[i] = 2 * clicks[i];
    }
    return new Impression(
        id,
        id,
        Units.bucket(id),
        query,
        logger,
        0,
        randomization,
        Map.of(),
        documents,
        positions,
        clicks,
        rewards,
        new double[0]);
  }

  private static Map<String, Displays> displays(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT)
        .grouped(Impression::query, new DisplaysFold())
        .fold(new ToMap<>());
  }

  @Test
  void countsEveryCellSorted() {
    assertThat(displays(LOG))
        .containsOnlyKeys("q", "other")
        .containsEntry(
            "q",
            new Displays(
                4,
                List.of(new LoggerCount("", 1), new LoggerCount("new", 2)),
                List.of(
                    new Cell("", false, "a", 1, 1, 0, 0, 1, 0),
                    new Cell("new", false, "a", 2, 2, 1, 2, 2, 1),
                    new Cell("new", false, "b", 1, 2, 2, 4, 2, 2),
                    new Cell("new", true, "a", 1, 1, 0, 0, 1, 0),
                    new Cell("new", true, "b", 2, 1, 1, 2, 1, 1))));
  }

  @Test
  void impressionsCountWithTheirWeights() {
    List<Impression> log =
        List.of(
            impression("1", "q", "new", "", new String[] {"b", "a"}, 1, 0).withWeight(2),
            impression("2", "q", "new", "", new String[] {"b"}, 1).withWeight(0.5),
            impression("3", "q", "new", "swap-2", new String[] {"b"}, 1).withWeight(4));

    assertThat(displays(log))
        .containsEntry(
            "q",
            new Displays(
                6.5,
                List.of(new LoggerCount("new", 2.5)),
                List.of(
                    new Cell("new", false, "a", 2, 2, 0, 0, 4, 0),
                    new Cell("new", false, "b", 1, 2.5, 2.5, 5, 4.25, 4.25),
                    new Cell("new", true, "b", 1, 4, 4, 8, 16, 16))));
  }

  @Test
  void theOrderOfTheLogDoesNotMatter() {
    List<Impression> shuffled = new ArrayList<>(LOG);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(displays(shuffled)).isEqualTo(displays(LOG));
  }

  @Test
  void noImpressionsAreNoDisplays() {
    DisplaysFold fold = new DisplaysFold();

    assertThat(fold.finish(fold.start())).isEqualTo(Displays.NONE);
  }

  @Test
  void exactStatesMergeInAnyOrderAndOthersSaySo() {
    DisplaysFold fold = new DisplaysFold();
    List<Double> weights = List.of(1.0, 0.1, 1000.0, 0.7, 3.0, 1e-9);
    List<DisplaysFold.State> exact = new ArrayList<>();
    DisplaysFold.State inOrder = fold.start();
    DisplaysFold.State early = fold.start();
    for (double weight : weights) {
      fold.merge(inOrder, state(fold, weight));
      DisplaysFold.State state = state(fold, weight);
      assertThat(fold.isExact(state)).isEqualTo(weight == Math.rint(weight));
      if (fold.isExact(state)) {
        exact.add(state);
      } else {
        fold.merge(early, state);
      }
    }
    Collections.reverse(exact);
    exact.forEach(state -> fold.merge(early, state));
    assertThat(exact).hasSize(3);
    assertThat(fold.isExact(early)).isFalse();
    assertThat(fold.finish(early)).isEqualTo(fold.finish(inOrder));
  }

  private static DisplaysFold.State state(DisplaysFold fold, double weight) {
    DisplaysFold.State state = fold.start();
    fold.add(state, LOG.get(0).withWeight(weight));
    return state;
  }
}
