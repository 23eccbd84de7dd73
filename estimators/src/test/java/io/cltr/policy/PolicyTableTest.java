package io.cltr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Displays;
import io.cltr.log.InputException;
import io.cltr.policy.PolicyTable.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTableTest {

  private static PolicyTable table(Row... rows) {
    return PolicyTable.of("given", List.of(rows));
  }

  @Test
  void ranksAreTheRowsOfTheQuery() {
    PolicyTable table =
        table(
            new Row("q", "c", 1, .5),
            new Row("p", "a", 1, 1),
            new Row("q", "a", 2, .75),
            new Row("q", "d", 3, 1));

    assertThat(table.ranks(Cases.QUERY, Displays.NONE, 2).orElseThrow().probabilities())
        .containsExactly(0, .75, 0, 0, .5, 0, 0, 0);
    assertThat(table.ranks(Cases.query("unknown", 1, 2), Displays.NONE, 2)).isEmpty();
    assertThat(table.draw(Cases.query("unknown", 1, 2), Displays.NONE, 2)).isEmpty();
  }

  @Test
  void aDeterministicTableIsDrawnAsItIs() {
    PolicyTable table =
        table(new Row("q", "c", 1, 1), new Row("q", "a", 2, 1), new Row("q", "d", 3, 1));

    for (long key = 0; key < 20; key++) {
      assertThat(table.draw(Cases.QUERY, Displays.NONE, key)).hasValue(new int[] {2, 0, 3, 1});
    }
  }

  /** With a at the top, b and c share the second position evenly; five standard errors. */
  @Test
  void aDrawSharesAPositionAmongTheDocumentsThatAreLeft() {
    PolicyTable table =
        table(
            new Row("q", "a", 1, 1),
            new Row("q", "a", 2, .5),
            new Row("q", "b", 2, .25),
            new Row("q", "c", 2, .25));
    int draws = 2000;
    int second = 0;
    for (long key = 0; key < draws; key++) {
      int[] drawn = table.draw(Cases.QUERY, Displays.NONE, key).orElseThrow();
      assertThat(drawn[0]).isZero();
      assertThat(drawn[1]).isBetween(1, 2);
      second += drawn[1] == 1 ? 1 : 0;
    }

    assertThat((double) second / draws).isEqualTo(.5, within(5 * Math.sqrt(.25 / draws)));
  }

  @Test
  void sumsMayRoundAboveOneButNotExceedIt() {
    table(new Row("q", "a", 1, .5 + 5e-10), new Row("q", "b", 1, .5));

    assertThatThrownBy(
            () ->
                table(new Row("q", "a", 1, .5), new Row("q", "b", 2, .6), new Row("q", "a", 2, .5)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("policy 'given'")
        .hasMessageContaining("query 'q' at position 2");
  }

  @Test
  void badRowsAreNamed() {
    assertThatThrownBy(() -> table(new Row("q", "a", 1, -.1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q', document 'a', position 1 has probability -0.1");
    assertThatThrownBy(() -> table(new Row("q", "a", 1, Double.NaN)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("probability NaN");
    assertThatThrownBy(() -> table(new Row("q", "a", 0, .1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("position 0");
    assertThatThrownBy(() -> table(new Row("q", "a", 1, .1), new Row("q", "a", 1, .2)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two rows for query 'q', document 'a', position 1");
  }

  @Test
  void aRankedDocumentMustBeACandidate() {
    PolicyTable table = table(new Row("q", "x", 1, .5), new Row("q", "a", 1, .5));
    PolicyTable unused = table(new Row("q", "x", 1, 0), new Row("q", "a", 1, .5));

    assertThatThrownBy(() -> table.ranks(Cases.QUERY, Displays.NONE, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("ranks document 'x' for query 'q'");
    assertThat(unused.ranks(Cases.QUERY, Displays.NONE, 1).orElseThrow().at(0, 1)).isEqualTo(.5);
  }
}
