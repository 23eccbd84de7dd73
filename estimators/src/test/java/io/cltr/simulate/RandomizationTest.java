package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import io.cltr.random.Generator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomizationTest {
  private static final int DRAWS = 40_000;

  @Test
  void markedSwapsHappenHalfOfTheTime() {
    Map<String, Integer> marked = new HashMap<>();
    Map<String, Integer> swapped = new HashMap<>();
    Randomization all = new Randomization(1, 0, 10);
    for (int i = 0; i < DRAWS; i++) {
      int[] ranking = {0, 1, 2, 3, 4};
      String mark = all.apply(ranking, 4, new Generator(1).split(i));
      int k = Integer.parseInt(mark.substring("swap-".length()));
      marked.merge(mark, 1, Integer::sum);
      if (ranking[0] != 0) {
        assertThat(ranking[0]).isEqualTo(k - 1);
        assertThat(ranking[k - 1]).isZero();
        swapped.merge(mark, 1, Integer::sum);
      }
    }
    assertThat(marked).containsOnlyKeys("swap-2", "swap-3", "swap-4");
    marked.forEach(
        (mark, n) -> {
          assertThat(z(n, DRAWS, 1.0 / 3)).isBetween(-4.0, 4.0);
          assertThat(z(swapped.get(mark), n, .5)).isBetween(-4.0, 4.0);
        });
  }

  @Test
  void shufflesAreUniformAndStayAboveTheirDepth() {
    int[][] at = new int[3][3];
    Randomization all = new Randomization(0, 1, 3);
    for (int i = 0; i < DRAWS; i++) {
      int[] ranking = {0, 1, 2, 3, 4};
      assertThat(all.apply(ranking, 4, new Generator(2).split(i))).isEqualTo("shuffle-3");
      assertThat(ranking).endsWith(3, 4);
      for (int k = 0; k < 3; k++) {
        at[ranking[k]][k]++;
      }
    }
    for (int[] row : at) {
      for (int n : row) {
        assertThat(z(n, DRAWS, 1.0 / 3)).isBetween(-4.0, 4.0);
      }
    }
  }

  @Test
  void sharesAreThoseConfiguredAndTheRestIsTheLoggersOwn() {
    World world = World.of(new Simulation(), 11);
    Map<String, String> own = new HashMap<>();
    int swaps = 0;
    int shuffles = 0;
    for (long i = 0; i < DRAWS; i++) {
      Impression shown = world.impression(i).impression();
      swaps += shown.randomization().startsWith("swap-") ? 1 : 0;
      shuffles += shown.randomization().equals("shuffle-10") ? 1 : 0;
      if (shown.untouched()) {
        String ranking = String.join(" ", shown.documents());
        String before = own.put(shown.query() + " " + shown.logger(), ranking);
        assertThat(before).isIn(null, ranking);
      }
    }
    assertThat(z(swaps, DRAWS, .04)).isBetween(-4.0, 4.0);
    assertThat(z(shuffles, DRAWS, .02)).isBetween(-4.0, 4.0);
  }

  @Test
  void aSingleDocumentCannotBeRandomised() {
    int[] ranking = {0};
    assertThat(new Randomization(1, 0, 10).apply(ranking, 10, new Generator(3))).isEmpty();
  }

  private static double z(int n, int of, double p) {
    return (n - of * p) / Math.sqrt(of * p * (1 - p));
  }
}
