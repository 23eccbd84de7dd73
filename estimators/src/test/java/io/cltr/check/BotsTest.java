package io.cltr.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.UnitKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotsTest {

  /** Impressions of ten documents with the first {@code clicked} clicked. */
  private static void show(CheckLogs log, String unit, int impressions, int clicked) {
    int[] positions = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double[] clicks = new double[10];
    Arrays.fill(clicks, 0, clicked, 1);
    for (int i = 0; i < impressions; i++) {
      log.show(unit, "q", "a", "2026-11-20", positions, clicks, new double[0]);
    }
  }

  /** {@code people} with two impressions and one click on each. */
  private static CheckLogs people(int people) {
    CheckLogs log = new CheckLogs();
    for (int u = 0; u < people; u++) {
      show(log, "person-" + u, 2, 1);
    }
    return log;
  }

  @Test
  void peopleAreNone() {
    assertThat(new Bots().check(people(500).facts())).isEmpty();
    assertThat(new Bots().check(people(1).facts())).isEmpty();
  }

  @Test
  void aUnitThatClicksEverything() {
    CheckLogs log = people(500);
    show(log, "crawler", 3, 10);
    List<Finding> found = new Bots().check(log.facts());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).text())
        .matches(
            "1 unit made 30 of 1,030 clicks \\(2\\.91%\\), more than people do: each has 1\\.00% of"
                + " them or more, and clicks with at least 5\\.0 times the odds of the others or"
                + " has at least 20\\.0 times the clicks of the 99th of 100 units\\. Look at their"
                + " impressions, and leave out what is no person\\. For example: unit"
                + " [0-9a-f]{16}: 2\\.91% of the clicks, 30 on 30 displays in 3 impressions; the"
                + " others click on 10\\.00% of theirs; see impression 'i1000' and impression"
                + " 'i1001'\\.");
    assertThat(found.get(0).text()).doesNotContain("crawler");
    assertThat(new Bots().check(LogFacts.of(log.facts().statistics(), UnitKind.query_id)))
        .as("a query may have all the clicks")
        .isEmpty();
    assertThat(new Bots(Level.warning, 0.03, 5, 0.001, 20).check(log.facts()))
        .as("a larger share is allowed")
        .isEmpty();
  }

  @Test
  void aUnitThatClicksAsOthersDoButWithoutEnd() {
    CheckLogs log = people(500);
    show(log, "scraper", 39, 1);
    assertThat(new Bots().check(log.facts())).isEmpty();
    show(log, "scraper", 1, 1);
    assertThat(new Bots().check(log.facts()))
        .singleElement()
        .satisfies(found -> assertThat(found.examples().get(0)).contains("40 on 400 displays"));
  }

  @Test
  void aHeavyUserIsNone() {
    CheckLogs log = people(500);
    show(log, "heavy", 15, 2);
    assertThat(new Bots().check(log.facts()))
        .as("2.3 times the odds, 15 times the clicks")
        .isEmpty();
  }

  @Test
  void aFewClicksAreChance() {
    CheckLogs log = people(50);
    show(log, "eager", 1, 6);
    assertThat(new Bots().check(log.facts())).as("13 times the odds, p × units = .008").isEmpty();
  }

  @Test
  void theOnlyClickIsNone() {
    CheckLogs log = new CheckLogs();
    show(log, "lucky", 1, 1);
    for (int u = 0; u < 100; u++) {
      show(log, "person-" + u, 1, 0);
    }
    assertThat(new Bots().check(log.facts())).isEmpty();
  }

  @Test
  void sharesBelowTheKeptUnitsAreRefused() {
    assertThatThrownBy(() -> new Bots(Level.warning, 0.001, 5, 0.001, 20))
        .isInstanceOf(ConfigException.class)
        .hasMessage("check bots: share must be in [0.01, 1.0], found 0.001");
  }
}
