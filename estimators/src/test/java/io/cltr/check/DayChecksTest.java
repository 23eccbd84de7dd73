package io.cltr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.LogSummary.LoggerDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks of days, each where it fires and where it does not. */
class DayChecksTest {

  private static String day(int day) {
    return LocalDate.of(2026, 11, day).toString();
  }

  /** Impressions of two loggers, every third clicked, on days 10, 11, … of the given sizes. */
  private static CheckLogs days(int... sizes) {
    CheckLogs log = new CheckLogs();
    for (int d = 0; d < sizes.length; d++) {
      for (int i = 0; i < sizes[d]; i++) {
        log.show(i % 2 == 0 ? "a" : "b", day(10 + d), i % 3 == 0 ? 1 : 0);
      }
    }
    return log;
  }

  private static LogFacts asked(LogFacts log, int first, int last) {
    return new LogFacts(
        log.statistics(),
        log.unit(),
        log.quarantined(),
        log.counters(),
        log.previous(),
        Optional.of(new ExpectedDays(LocalDate.parse(day(first)), LocalDate.parse(day(last)))),
        log.examined());
  }

  private static LogFacts after(LogFacts log, LoggerDay... previous) {
    return new LogFacts(
        log.statistics(),
        log.unit(),
        log.quarantined(),
        log.counters(),
        Optional.of(new History(List.of(previous))),
        log.expected(),
        log.examined());
  }

  private static String only(LogCheck check, LogFacts facts) {
    List<Finding> found = check.check(facts);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).check()).isEqualTo(check.id());
    return found.get(0).count() + ": " + found.get(0).text();
  }

  @Test
  void recountedDays() {
    LogFacts log = days(100, 200, 300).facts();
    assertThat(new RecountedDays().check(log)).isEmpty();
    LoggerDay same = new LoggerDay(day(10), "a", 99, 0);
    LoggerDay other = new LoggerDay(day(9), "a", 5, 0);
    assertThat(new RecountedDays().check(after(log, other, same))).isEmpty();
    assertThat(
            only(
                new RecountedDays(),
                after(
                    log,
                    same,
                    new LoggerDay(day(11), "a", 100, 0),
                    new LoggerDay(day(11), "b", 97, 0))))
        .isEqualTo(
            "1: 1 day changed by more than 1.00% since the run before. Where impressions arrive"
                + " late, start later; where they vanish, ask where. For example: 2026-11-11: 200"
                + " impressions, 197 in the run before.");
  }

  @Test
  void missingDays() {
    assertThat(new MissingDays().check(days(5, 5, 5).facts())).isEmpty();
    assertThat(new MissingDays().check(asked(days(5, 5, 5).facts(), 10, 12))).isEmpty();
    assertThat(only(new MissingDays(), days(5, 0, 5).facts()))
        .isEqualTo(
            "1: No impressions on 2026-11-11, while 2 days from 2026-11-10 to 2026-11-12 have some."
                + " Deliver the missing log and run again, or name days that are whole.");
    assertThat(only(new MissingDays(), asked(days(5, 0, 5).facts(), 9, 13)))
        .startsWith("3: No impressions on 2026-11-09, 2026-11-11, 2026-11-13, while 2 days");
    assertThat(new MissingDays().check(new CheckLogs().show(2, "a", "", 1).facts())).isEmpty();
  }

  @Test
  void outsideDays() {
    assertThat(new OutsideDays().check(days(5, 5).facts())).isEmpty();
    assertThat(new OutsideDays().check(asked(days(5, 5).facts(), 10, 11))).isEmpty();
    assertThat(only(new OutsideDays(), asked(days(5, 3, 2).facts(), 11, 11)))
        .isEqualTo(
            "7: 7 of 10 impressions (70.00%) lie outside the days that were asked for, 2026-11-11"
                + " to 2026-11-11: the time of an impression must lie in the day of its folder"
                + " (time zone Z). Check shown_at, the folders and the time zone. For example:"
                + " 2026-11-10: 5 impressions; 2026-11-12: 2 impressions.");
  }

  @Test
  void dayWithoutClicks() {
    assertThat(new DayWithoutClicks().check(days(30, 30).facts())).isEmpty();
    assertThat(only(new DayWithoutClicks(), days(30, 30).show(30, "a", day(13), 0).facts()))
        .isEqualTo(
            "1: No click on 2026-11-13, where the other days have 0.333 clicks per impression. Wait"
                + " until the clicks have arrived, or leave the day out. For example: 2026-11-13:"
                + " 30 impressions.");
    assertThat(new DayWithoutClicks().check(days(30, 30).show(29, "a", day(13), 0).facts()))
        .as("9.7 clicks were to be expected")
        .isEmpty();
  }

  @Test
  void volumeJump() {
    VolumeJump check = new VolumeJump();
    assertThat(check.check(days(100, 120, 200, 90).facts())).isEmpty();
    assertThat(only(check, days(100, 120, 300, 40, 110).facts()))
        .isEqualTo(
            "2: 2 days are beyond a factor of 2.0 from the median of the others. Is the log of the"
                + " day whole, and delivered once? Leave the day out, or correct it. For example:"
                + " 2026-11-12: 300 impressions where the other days' median is 105 (2.86 times);"
                + " 2026-11-13: 40 impressions where the other days' median is 115 (0.35 times).");
    assertThat(check.check(days(9, 9, 50, 9).facts())).as("too few to tell").isEmpty();
    assertThat(check.check(days(100, 100, 300).facts())).as("two other days").isEmpty();
  }

  @Test
  void volumeJumpAgainstTheRunBefore() {
    LogFacts log = days(100, 300).facts();
    assertThat(new VolumeJump().check(log)).isEmpty();
    LoggerDay[] before = {
      new LoggerDay(day(8), "a", 50, 5), new LoggerDay(day(8), "b", 60, 5),
      new LoggerDay(day(9), "a", 120, 9), new LoggerDay(day(10), "a", 1000, 90),
    };
    assertThat(only(new VolumeJump(), after(log, before)))
        .as("days of both runs are those of this one")
        .contains("2026-11-11: 300 impressions where the other days' median is 110 (2.73 times)");
  }

  /** 200 impressions a day, of which the last has clicks on every {@code last}-th. */
  private static LogFacts rates(int days, int last) {
    List<Integer> every = new ArrayList<>();
    for (int d = 1; d < days; d++) {
      every.add(4);
    }
    every.add(last);
    CheckLogs log = new CheckLogs();
    for (int d = 0; d < days; d++) {
      for (int i = 0; i < 200; i++) {
        log.show("a", day(10 + d), i % every.get(d) == 0 ? 1 : 0);
      }
    }
    return log.facts();
  }

  @Test
  void ctrJump() {
    CtrJump check = new CtrJump();
    assertThat(check.check(rates(6, 4))).isEmpty();
    assertThat(check.check(rates(6, 3))).as("a third more").isEmpty();
    assertThat(only(check, rates(6, 2)))
        .isEqualTo(
            "1: Clicks per impression are beyond a factor of 1.5 from usual on 1 day of a logger."
                + " Did all clicks of the day arrive, once, and did the page or the logging change?"
                + " Leave the day out, or correct it. For example: 2026-11-15, logger 'a': 0.5000"
                + " clicks per impression where the median of 5 other days is 0.2500.");
    assertThat(only(check, rates(6, 20))).contains("logger 'a': 0.0500 clicks per impression");
    assertThat(check.check(rates(3, 2))).as("two other days").isEmpty();
    assertThat(new CtrJump(Level.warning, 1.5, 1e-12, 100).check(rates(6, 2)))
        .as("not clear")
        .isEmpty();
    assertThat(new CtrJump(Level.warning, 1.5, 0.001, 201).check(rates(6, 2)))
        .as("too few to tell")
        .isEmpty();
  }

  @Test
  void ctrJumpLeavesDaysWithoutAnyClickToTheirCheck() {
    assertThat(new CtrJump().check(rates(6, Integer.MAX_VALUE)).size()).isEqualTo(1);
    CheckLogs log = new CheckLogs();
    for (int d = 0; d < 6; d++) {
      for (int i = 0; i < 200; i++) {
        log.show("a", day(10 + d), d < 5 && i % 4 == 0 ? 1 : 0);
      }
    }
    assertThat(new CtrJump().check(log.facts())).isEmpty();
  }

  @Test
  void ctrJumpAgainstTheRunBefore() {
    LogFacts log = rates(1, 2);
    assertThat(new CtrJump().check(log)).isEmpty();
    LoggerDay[] before = {
      new LoggerDay(day(7), "a", 1000, 250),
      new LoggerDay(day(8), "a", 1000, 260),
      new LoggerDay(day(9), "a", 1000, 240),
      new LoggerDay(day(9), "b", 1000, 500),
    };
    assertThat(only(new CtrJump(), after(log, before)))
        .contains("0.5000 clicks per impression where the median of 3 other days is 0.2500");
  }

  /**
   * Unclicked impressions stand for five: raw rates are .625 and .833, those of the log .25 and .5.
   */
  @Test
  void ctrJumpCountsWeights() {
    CheckLogs log = new CheckLogs();
    for (int d = 0; d < 6; d++) {
      log.show(d == 5 ? 200 : 100, "a", day(10 + d), 1).show(d == 5 ? 40 : 60, "a", day(10 + d), 0);
    }
    assertThat(new CtrJump().check(log.facts())).isEmpty();
    assertThat(only(new CtrJump(), log.facts(item -> item.clicked() > 0 ? 1 : 5)))
        .contains("0.5000 clicks per impression where the median of 5 other days is 0.2500");
  }

  /** Four units with all the clicks of a day are no evidence about the others. */
  @Test
  void ctrJumpCountsUnitsNotImpressions() {
    CheckLogs log = new CheckLogs();
    for (int d = 0; d < 6; d++) {
      for (int i = 0; i < 200; i++) {
        String unit = d == 5 ? "same-" + i / 50 : "u" + d + "-" + i;
        boolean clicked = d == 5 ? i < 100 : i % 4 == 0;
        log.show(
            unit,
            "q",
            "a",
            day(10 + d),
            new int[] {1},
            new double[] {clicked ? 1 : 0},
            new double[0]);
      }
    }
    assertThat(new CtrJump().check(log.facts())).isEmpty();
  }
}
