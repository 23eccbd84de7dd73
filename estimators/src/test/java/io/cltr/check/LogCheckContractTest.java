package io.cltr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.method.Methods;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of {@link LogCheck} over all that are registered. */
class LogCheckContractTest {
  private static final Collection<LogCheck> ALL = Methods.of(LogCheck.class).values();

  @Test
  void noNameIsThatOfACheckOfRows() {
    assertThat(ALL).extracting(LogCheck::id).noneMatch(id -> RowCheck.of(id).isPresent());
  }

  @Test
  void anEmptyLogIsFoundByOneCheckAlone() {
    assertThat(Checks.run(ALL, new CheckLogs().facts()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.check()).isEqualTo("empty-log");
              assertThat(found.level()).isEqualTo(Level.error);
              assertThat(found.message()).startsWith("The log has no impressions. Check the path");
            });
  }

  @Test
  void findingsAreSortedByLevelAndCheck() {
    List<Finding> found =
        Checks.run(ALL, new CheckLogs().show(120, "", "", 0).show("b", "", 0).facts());
    assertThat(found)
        .extracting(at -> at.level() + " " + at.check())
        .containsExactly(
            "error no-clicks", "warning rare-logger", "warning undated", "warning unnamed-logger");
    assertThat(found)
        .allSatisfy(
            at ->
                assertThat(Methods.of(LogCheck.class).get(at.check()).level())
                    .isEqualTo(at.level()));
  }

  @Test
  void everyCheckOfRowsThatOccurredIsAFinding() {
    LogFacts log = new CheckLogs().show("a", "2026-11-20", 1).show("b", "2026-11-20", 0).facts();
    LogFacts facts =
        new LogFacts(
            log.statistics(),
            log.unit(),
            List.of(
                rows(RowCheck.LATE_CLICK, Level.info, "clicks", 3, 10, "f.csv, row 2"),
                rows(RowCheck.MISSING_VALUE, Level.error, "clicks", 1, 10, "f.csv, row 7"),
                rows(RowCheck.MISSING_VALUE, Level.error, "impressions", 2, 2000, "g.csv, row 1"),
                rows(RowCheck.WEIGHT_RANGE, Level.error, "impressions", 0, 2000)),
            log.counters(),
            log.previous(),
            log.expected(),
            log.examined());
    assertThat(Checks.run(List.of(), facts))
        .containsExactly(
            new Finding(
                "missing-value",
                Level.error,
                3,
                "Left out, a value missing: 1 of 10 rows (10.00%) of table clicks, 2 of 2,000 rows"
                    + " (0.10%) of table impressions. Correct what writes them; the rows lie in"
                    + " quarantine/.",
                List.of("clicks: f.csv, row 7", "impressions: g.csv, row 1")),
            new Finding(
                "late-click",
                Level.info,
                3,
                "Left out, click after the window of its impression: 3 of 10 rows (30.00%) of"
                    + " table clicks. The rows lie in quarantine/.",
                List.of("clicks: f.csv, row 2")));
  }

  private static QuarantinedRows rows(
      RowCheck check, Level level, String table, long rows, long read, String... examples) {
    return new QuarantinedRows(check, level, table, rows, read, List.of(examples));
  }

  @Test
  void aFindingTellsItsExamplesInASentence() {
    assertThat(Stream.of(List.<String>of(), List.of("a", "b")))
        .extracting(examples -> new Finding("x", Level.info, 2, "Two.", examples).text())
        .containsExactly("Two.", "Two. For example: a; b.");
  }
}
