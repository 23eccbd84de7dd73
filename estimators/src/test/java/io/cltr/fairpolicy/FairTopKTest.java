package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.TopScore;
import io.cltr.random.Generator;
import io.cltr.testing.OneFeature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairTopKTest {
  private static final FairTopKSpec HALF = new FairTopKSpec("r", List.of("p"), .5, .1, 10, "");

  private static Policy policy(FairTopKSpec spec) {
    return spec.policy(Lists.PARTS);
  }

  private static int[] ranking(FairTopKSpec spec, Query query) {
    return policy(spec).draw(query, Displays.NONE, 1).orElseThrow();
  }

  @Test
  void protectedDocumentsMoveUpWhereTheyAreOwed() {
    Query query = Lists.byScore("q", "oooooooopppp");

    assertThat(FairPrefixes.adjusted(10, .5, .1).minima())
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 2, 2, 3);
    assertThat(Lists.groups(query, ranking(HALF, query))).isEqualTo("oooopoopopop");
    assertThat(ranking(HALF, query)).containsExactly(0, 1, 2, 3, 8, 4, 5, 9, 6, 10, 7, 11);
  }

  @Test
  void nothingMovesWhereNothingIsOwed() {
    Query query = Lists.byScore("q", "oopooppooopo");

    assertThat(ranking(HALF, query)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void tooFewProtectedDocumentsAreAllPlacedWhenOwed() {
    assertThat(ranking(HALF, Lists.byScore("q", "ooooooooop")))
        .containsExactly(0, 1, 2, 3, 9, 4, 5, 6, 7, 8);
    assertThat(ranking(HALF, Lists.byScore("q", "oooooo"))).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(ranking(HALF, Lists.byScore("q", "pppp"))).containsExactly(0, 1, 2, 3);
  }

  /** Every prefix has its minimum, and both queues keep their order. */
  @Test
  void everyPrefixIsMetOverRandomRankings() {
    Generator random = new Generator(77);
    for (int trial = 0; trial < 10_000; trial++) {
      int depth = 1 + random.nextInt(30);
      List<String> groups = random.nextBoolean(.5) ? List.of("a") : List.of("a", "c");
      FairTopK policy =
          new FairTopK(
              "fair",
              new OneFeature(),
              groups,
              FairPrefixes.at(depth, .05 + .9 * random.nextDouble(), .3 * random.nextDouble()));
      Query query = Lists.random(random, "q" + trial, 1 + random.nextInt(40), 4);
      int[] byScore =
          new TopScore("top", new OneFeature()).draw(query, Displays.NONE, 0).orElseThrow();
      int[] ranking = policy.draw(query, Displays.NONE, 0).orElseThrow();

      int all = count(query, groups, byScore, byScore.length);
      for (int i = 1; i <= ranking.length; i++) {
        assertThat(count(query, groups, ranking, i))
            .isGreaterThanOrEqualTo(Math.min(all, policy.prefixes().minimum(i)));
      }
      for (boolean is : new boolean[] {true, false}) {
        assertThat(queue(query, groups, ranking, is)).isEqualTo(queue(query, groups, byScore, is));
      }
    }
  }

  private static int count(Query query, List<String> groups, int[] ranking, int places) {
    int counted = 0;
    for (int k = 0; k < places; k++) {
      counted += isProtected(query, groups, ranking[k]) ? 1 : 0;
    }
    return counted;
  }

  private static List<Integer> queue(Query query, List<String> groups, int[] ranking, boolean is) {
    return Arrays.stream(ranking).filter(d -> isProtected(query, groups, d) == is).boxed().toList();
  }

  private static boolean isProtected(Query query, List<String> groups, int document) {
    return query.groups().get(document).stream().anyMatch(groups::contains);
  }

  @Test
  void refusesWhatIsMissingOrOutOfRange() {
    assertThatThrownBy(() -> policy(new FairTopKSpec()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'protectedGroups'");
    assertThatThrownBy(() -> new FairTopKSpec("r", List.of("p"), 1, .1, 10, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("share 1.0");
    assertThatThrownBy(() -> new FairTopKSpec("r", List.of("p"), .5, Double.NaN, 10, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("significance NaN");
    assertThatThrownBy(() -> new FairTopKSpec("r", List.of("p"), .5, .1, 2001, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("from 1 to 2000");
  }
}
