package io.cltr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.Displays;
import io.cltr.log.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggerPolicyTest {
  private static final LoggerPolicy NEW = new LoggerPolicy("new");

  @Test
  void ranksAreTheSharesOfUntouchedImpressions() {
    assertThat(NEW.name()).isEqualTo("logger:new");
    assertThat(NEW.ranks(Cases.QUERY, Cases.DISPLAYS, 2).orElseThrow().probabilities())
        .containsExactly(.25, .75, 0, 0, 0, .25, .75, 0);
    assertThat(NEW.ranks(Cases.QUERY, Cases.DISPLAYS, 1).orElseThrow().probabilities())
        .containsExactly(.25, 0, 0, .75);
  }

  @Test
  void isNotDefinedWhereTheLoggerServedNothingUntouched() {
    LoggerPolicy old = new LoggerPolicy("old");

    assertThat(old.ranks(Cases.QUERY, Cases.DISPLAYS, 2)).isEmpty();
    assertThat(old.draw(Cases.QUERY, Cases.DISPLAYS, 1)).isEmpty();
    assertThat(NEW.ranks(Cases.QUERY, Displays.NONE, 2)).isEmpty();
  }

  /** Each impression shows one document, at one of two positions that are rounds of their own. */
  @Test
  void ofSingleActionsTheyAreSharesOfThosePosition() {
    Displays displays =
        new Displays(
            10,
            List.of(new Displays.LoggerCount("new", 10)),
            List.of(cell("a", 1, 3), cell("a", 2, 2), cell("b", 1, 3), cell("b", 2, 2)));
    assertThat(NEW.ranks(Cases.bare("q", 2), displays, 2).orElseThrow().probabilities())
        .containsExactly(.5, .5, .5, .5);
  }

  private static Displays.Cell cell(String document, int position, double shown) {
    return new Displays.Cell("new", false, document, position, shown, 0, 0, shown, 0);
  }

  @Test
  void aDisplayedDocumentMustBeACandidate() {
    assertThatThrownBy(() -> NEW.ranks(Cases.query("q", 1, 2, 3), Cases.DISPLAYS, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("logger 'new' showed document 'd' for query 'q'");
  }
}
