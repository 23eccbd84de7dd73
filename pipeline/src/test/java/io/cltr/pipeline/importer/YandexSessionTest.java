package io.cltr.pipeline.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.pipeline.importer.YandexSession.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YandexSessionTest {
  @Test
  void aClickBelongsToTheLatestListThatHasTheUrl() {
    YandexSession session = new YandexSession("7");
    assertThat(session.click("a")).isEmpty();
    assertThat(session.query(List.of("a", "b"))).contains("7-1");
    assertThat(session.query(List.of("c", "b"))).contains("7-2");
    assertThat(session.click("a")).contains(new Shown("7-1", 1));
    assertThat(session.click("b")).contains(new Shown("7-2", 2));
    assertThat(session.click("d")).isEmpty();
  }

  @Test
  void aRepeatedUrlIsClickedAtItsTopmostPosition() {
    YandexSession session = new YandexSession("7");
    session.query(List.of("x", "a", "a"));
    assertThat(session.click("a")).contains(new Shown("7-1", 2));
  }

  @Test
  void noSessionOutgrowsMemory() {
    YandexSession session = new YandexSession("7");
    for (int i = 0; i < YandexSession.MAX_QUERIES; i++) {
      assertThat(session.query(List.of("a"))).isPresent();
    }
    assertThat(session.query(List.of("b"))).isEmpty();
    assertThat(session.click("b")).isEmpty();
    assertThat(session.click("a")).contains(new Shown("7-10000", 1));
  }

  @Test
  void readsQueriesAndClicks() {
    assertThat(YandexLine.parse("1\t25\tQ\t8\t0\t103\t51"))
        .contains(new YandexLine.Query("1", 25, "8", "0", List.of("103", "51")));
    assertThat(YandexLine.parse("1\t30\tC\t51")).contains(new YandexLine.Click("1", 30, "51"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1\t0\tQ\t8\t0",
        "1\t0\tQ\t8\t0\t103\t",
        "1\t0\tC\t51\t52",
        "1\t0\tC",
        "1\t0\tC\t",
        "1\t-1\tC\t51",
        "1\tx\tC\t51",
        "1\t1234567890123456789\tC\t51",
        "1 0 C 51",
        "1\tM\t23\t123",
        "1\t0\tT\t8\t0\t103",
        "1\t0\tQ\t0\t192902\t4857,3847\t632428,2384",
        "\t0\tC\t51"
      })
  void knowsNoOtherLines(String line) {
    assertThat(YandexLine.parse(line)).isEmpty();
  }
}
