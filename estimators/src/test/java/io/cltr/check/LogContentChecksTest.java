package io.cltr.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.Occurrences;
import io.cltr.log.UnitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks of what a log holds, each where it fires and where it does not. */
class LogContentChecksTest {
  private static final String DAY = "2026-11-20";

  private static String only(LogCheck check, LogFacts facts) {
    List<Finding> found = check.check(facts);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).check()).isEqualTo(check.id());
    assertThat(found.get(0).level()).isEqualTo(check.level());
    return found.get(0).count() + ": " + found.get(0).text();
  }

  @Test
  void noClicks() {
    assertThat(only(new NoClicks(), new CheckLogs().show(2, "a", DAY, 0, 0).facts()))
        .isEqualTo(
            "2: No click on any of 2 impressions: nothing can be estimated. Check that the table of"
                + " clicks covers the same days and that its impression_id and doc_id are those of"
                + " the impressions.");
    assertThat(new NoClicks().check(new CheckLogs().show("a", DAY, 0, 1).facts())).isEmpty();
  }

  @Test
  void allClicked() {
    CheckLogs log = new CheckLogs().show(2, "a", DAY, 0, 1);
    assertThat(only(new AllClicked(), log.facts()))
        .isEqualTo(
            "2: Every one of 2 impressions has a click. A log of clicked impressions alone makes"
                + " propensities and values wrong: log impressions whether clicked or not.");
    assertThat(new AllClicked().check(log.show("a", DAY, 0, 0).facts())).isEmpty();
  }

  @Test
  void singleLogger() {
    CheckLogs log = new CheckLogs().show(2, "a", DAY, 0, 1);
    assertThat(only(new SingleLogger(), log.facts()))
        .isEqualTo(
            "1: A single logger, 'a', made all rankings: examination can be told from relevance"
                + " only where rankings were changed at random or varied. Serve a second ranker to"
                + " some users, or give a known curve.");
    assertThat(new SingleLogger().check(log.show("b", DAY, 0, 1).facts())).isEmpty();
    LogFacts actions =
        new CheckLogs()
            .show("u", "q", "a", DAY, new int[] {1}, new double[] {1}, new double[] {0.5})
            .facts();
    assertThat(new SingleLogger().check(actions)).isEmpty();
    assertThat(new SingleLogger().check(unexamined(new CheckLogs().show(2, "a", DAY, 0, 1))))
        .isEmpty();
  }

  @Test
  void unnamedLogger() {
    CheckLogs log = new CheckLogs().show(3, "a", DAY, 1);
    assertThat(new UnnamedLogger().check(log.facts())).isEmpty();
    assertThat(only(new UnnamedLogger(), log.show("", DAY, 1).facts()))
        .isEqualTo(
            "1: 1 of 4 impressions (25.00%) do not name their logger; they are taken for the work"
                + " of one ranker. Fill the column logger.");
  }

  @Test
  void rareLogger() {
    CheckLogs log = new CheckLogs().show(199, "a", DAY, 1).show(2, "c", DAY, 1);
    assertThat(only(new RareLogger(), log.show("b", DAY, 1).facts()))
        .isEqualTo(
            "2: Loggers with less than 1.00% of the impressions: 'b', 'c'. What they displayed says"
                + " little; leave them out, or give them more traffic. For example: logger 'b': 1"
                + " impression, 0.50% of the log; logger 'c': 2 impressions, 0.99% of the log.");
    assertThat(new RareLogger(Level.info, 0.004).check(log.facts())).isEmpty();
    assertThatThrownBy(() -> new RareLogger(Level.info, 2))
        .isInstanceOf(ConfigException.class)
        .hasMessage("check rare-logger: share must be in [0.0, 1.0], found 2.0");
  }

  @Test
  void thinPositions() {
    CheckLogs log = new CheckLogs().show(99, "a", DAY, 1, 0);
    assertThat(only(new ThinPositions(), log.show("b", DAY, 1).facts()))
        .isEqualTo(
            "1: Positions displayed less than 100 times: 2. Their rates are little more than"
                + " chance; use more days, or metrics that end above them. For example: position 2:"
                + " 99 displays.");
    assertThat(new ThinPositions().check(log.show("b", DAY, 1, 0).facts())).isEmpty();
  }

  @Test
  void undated() {
    CheckLogs log = new CheckLogs().show(3, "a", DAY, 1);
    assertThat(new Undated().check(log.facts())).isEmpty();
    assertThat(only(new Undated(), log.show("a", "", 1).facts()))
        .isEqualTo(
            "1: 1 of 4 impressions (25.00%) have no time: they belong to no day, and checks of days"
                + " do not see them. Fill the column shown_at.");
  }

  @Test
  void fallbackUnit() {
    LogFacts log = new CheckLogs().show(3, "a", DAY, 1).facts();
    assertThat(new FallbackUnit().check(log)).isEmpty();
    assertThat(only(new FallbackUnit(), LogFacts.of(log.statistics(), UnitKind.session_id)))
        .isEqualTo(
            "3: The log has no unit_id: its sessions are taken for independent units (3, column"
                + " session_id). Where one user has several, intervals are too short; log who saw"
                + " each impression.");
  }

  @Test
  void positionGaps() {
    CheckLogs log = new CheckLogs().show(3, "a", DAY, 1, 0);
    assertThat(new PositionGaps().check(log.facts())).isEmpty();
    log.show("u", "q", "a", DAY, new int[] {1, 3}, new double[2], new double[0]);
    assertThat(only(new PositionGaps(), log.facts()))
        .isEqualTo(
            "1: 1 of 4 impressions (25.00%) have positions with gaps, where 1, 2, 3, … are usual."
                + " Log every document that was shown, advertisements and other results included,"
                + " or count positions without them. For example: impression 'i3'.");
    LogFacts slots =
        new CheckLogs()
            .show("u", "q", "a", DAY, new int[] {3}, new double[1], new double[0])
            .facts();
    assertThat(new PositionGaps().check(slots)).isEmpty();
  }

  @Test
  void depthDifference() {
    CheckLogs log = new CheckLogs().show(300, "a", DAY, 1, 0, 0).show(99, "b", DAY, 1);
    assertThat(new DepthDifference().check(log.facts())).isEmpty();
    assertThat(only(new DepthDifference(), log.show("b", DAY, 1).facts()))
        .isEqualTo(
            "1: Loggers with lists of another length than the log's mean of 2.50 documents: 'b'."
                + " Where only some loggers show a position, its propensity and values rest on them"
                + " alone; let all show as many, or end metrics at the shortest. For example:"
                + " logger 'b': 1.00 documents.");
    assertThat(new DepthDifference(Level.info, 0.6, 100).check(log.facts())).isEmpty();
  }

  @Test
  void countersOfAssembly() {
    LogFacts log = new CheckLogs().show(4, "a", DAY, 1, 0).facts();
    List<LogCheck> checks =
        List.of(
            new RepeatedClicks(),
            new NotRendered(),
            new RepeatedDocuments(),
            new MisplacedImpressions(),
            new NewerFeatures());
    assertThat(checks).allSatisfy(check -> assertThat(check.check(log)).isEmpty());
    Occurrences one = new Occurrences(1, List.of("impression 'i1'"));
    Occurrences none = Occurrences.NONE;
    assertThat(only(new RepeatedClicks(), with(log, new Counters(one, none, none, none, none))))
        .isEqualTo(
            "1: 1 of 5 clicks (20.00%) are on a display that was clicked already: a display counts"
                + " as clicked once. Many of them tell that events are logged twice. For example:"
                + " impression 'i1'.");
    assertThat(only(new NotRendered(), with(log, new Counters(none, one, none, none, none))))
        .isEqualTo(
            "1: 1 of 9 displays (11.11%) were not rendered and are left out: nobody can have seen"
                + " them. Where that is most of them, check the column rendered or rendered_depth."
                + " For example: impression 'i1'.");
    assertThat(only(new RepeatedDocuments(), with(log, new Counters(none, none, one, none, none))))
        .isEqualTo(
            "1: 1 of 4 impressions (25.00%) show a document more than once: each is a display of"
                + " its own, and a click without position goes to the topmost. Log positions with"
                + " clicks. For example: impression 'i1'.");
    assertThat(only(new NewerFeatures(), with(log, new Counters(none, none, none, none, one))))
        .isEqualTo(
            "1: 1 row of features is newer than the first display of the document for the query:"
                + " they may hold what users did later, and rankers look better than they are."
                + " Log the features that the ranker saw. For example: impression 'i1'.");
    assertThat(
            only(new MisplacedImpressions(), with(log, new Counters(none, none, none, one, none))))
        .isEqualTo(
            "1: 1 of 4 impressions (25.00%) have a time that is not in the day of their folder"
                + " (time zone Z). Set the timeZone by which the folders were cut, or correct"
                + " shown_at. For example: impression 'i1'.");
  }

  private static LogFacts unexamined(CheckLogs log) {
    LogFacts facts = log.facts();
    return new LogFacts(
        facts.statistics(),
        facts.unit(),
        facts.quarantined(),
        facts.counters(),
        facts.previous(),
        facts.expected(),
        false);
  }

  private static LogFacts with(LogFacts log, Counters counters) {
    return new LogFacts(
        log.statistics(),
        log.unit(),
        log.quarantined(),
        counters,
        log.previous(),
        log.expected(),
        log.examined());
  }
}
