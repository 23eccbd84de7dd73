package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.count;
import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Numbers.percent;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.log.LogSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables of what was read. */
final class DataTables {
  private static final List<String> PURPOSES = List.of("train", "select", "evaluate");

  private DataTables() {}

  static Table counts(LogSummary log, Provenance provenance) {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of("Impressions", count(log.impressions())));
    if (log.weight() != log.impressions()) {
      rows.add(Row.of("Impressions that they stand for", count(Math.round(log.weight()))));
    }
    rows.add(Row.of("Displayed documents", count(log.displays())));
    rows.add(Row.of("Clicks", count(log.clicks())));
    rows.add(Row.of("Clicks per impression", ratio(log.clicks(), log.impressions())));
    rows.add(
        Row.of("Impressions with a click", share(log.clickedImpressions(), log.impressions())));
    rows.add(Row.of("Units (" + provenance.unitKind() + ")", count(log.units())));
    rows.add(Row.of("Queries", count(log.queries())));
    rows.add(Row.of("Days (" + log.timeZone() + ") with impressions", count(log.days().size())));
    if (!log.days().isEmpty()) {
      rows.add(Row.of("First day", log.days().get(0).day()));
      rows.add(Row.of("Last day", log.days().get(log.days().size() - 1).day()));
    }
    rows.add(Row.of("Deepest position", count(log.deepest())));
    rows.add(Row.of("Rankings changed at random", percent(log.randomisedShare())));
    rows.add(Row.of("Log of single actions", log.oneAction() ? "yes" : "no"));
    return new Table("Counts", List.of(text("What"), number("How many")), rows);
  }

  static Table loggers(LogSummary log) {
    List<Row> rows =
        log.loggers().stream()
            .map(
                at ->
                    Row.of(
                        name(at.logger()),
                        count(at.impressions()),
                        percent(at.share()),
                        count(at.clicks()),
                        ratio(at.clicks(), at.impressions()),
                        count(at.untouched()),
                        count(at.randomised())))
            .toList();
    return new Table(
        "Loggers",
        List.of(
            text("Logger"),
            number("Impressions"),
            number("Share"),
            number("Clicks"),
            number("Clicks per impression"),
            number("Untouched"),
            number("Randomised")),
        rows);
  }

  /** Clicks per display, one column per logger. */
  static Table positions(LogSummary log) {
    List<String> loggers = log.loggers().stream().map(LogSummary.Logger::logger).toList();
    Map<Integer, Map<String, LogSummary.Position>> byPosition = new TreeMap<>();
    log.positions()
        .forEach(
            at ->
                byPosition
                    .computeIfAbsent(at.position(), k -> new TreeMap<>())
                    .put(at.logger(), at));
    List<Column> columns = new ArrayList<>();
    columns.add(number("Position"));
    loggers.forEach(logger -> columns.add(number(name(logger))));
    List<Row> rows = new ArrayList<>();
    byPosition.forEach(
        (position, found) -> {
          List<String> cells = new ArrayList<>(List.of(count(position)));
          for (String logger : loggers) {
            LogSummary.Position at = found.get(logger);
            cells.add(
                at == null
                    ? Numbers.MISSING
                    : ratio(at.clicks(), at.shown()) + " of " + count(at.shown()));
          }
          rows.add(new Row(cells, "other", List.of()));
        });
    return new Table("Clicks per display, by position and logger", columns, rows);
  }

  static Table days(LogSummary log) {
    return new Table(
        "Days",
        List.of(
            text("Day (" + log.timeZone() + ")"),
            number("Impressions"),
            number("Clicks"),
            number("Clicks per impression")),
        log.days().stream()
            .map(
                at ->
                    Row.of(
                        at.day(),
                        count(at.impressions()),
                        count(at.clicks()),
                        ratio(at.clicks(), at.impressions())))
            .toList());
  }

  /** Impressions and clicks per impression, one column per logger. */
  static Table loggerDays(LogSummary log) {
    List<String> loggers = log.loggers().stream().map(LogSummary.Logger::logger).toList();
    Map<String, Map<String, LogSummary.LoggerDay>> byDay = new TreeMap<>();
    log.loggerDays()
        .forEach(
            at -> byDay.computeIfAbsent(at.day(), day -> new TreeMap<>()).put(at.logger(), at));
    List<Column> columns = new ArrayList<>();
    columns.add(text("Day (" + log.timeZone() + ")"));
    loggers.forEach(logger -> columns.add(number(name(logger))));
    List<Row> rows = new ArrayList<>();
    byDay.forEach(
        (day, found) -> {
          List<String> cells = new ArrayList<>(List.of(day));
          for (String logger : loggers) {
            LogSummary.LoggerDay at = found.get(logger);
            cells.add(
                at == null
                    ? Numbers.MISSING
                    : ratio(at.clicks(), at.impressions()) + " of " + count(at.impressions()));
          }
          rows.add(new Row(cells, "other", List.of()));
        });
    return new Table("Clicks per impression, by day and logger", columns, rows);
  }

  static Table kinds(DataSection data) {
    return new Table(
        "Events by kind",
        List.of(text("Kind"), number("Events"), number("Displays with one")),
        data.kinds().stream()
            .map(at -> Row.of(name(at.kind()), count(at.rows()), count(at.displays())))
            .toList());
  }

  static Table contexts(LogSummary log) {
    return new Table(
        "Context",
        List.of(
            text("Column"),
            text("Value"),
            number("Impressions"),
            number("Share"),
            number("Clicks per impression")),
        log.contexts().stream()
            .map(
                at ->
                    Row.of(
                        at.column(),
                        at.value(),
                        count(at.impressions()),
                        share(at.impressions(), log.impressions()),
                        ratio(at.clicks(), at.impressions())))
            .toList());
  }

  static Table quarantine(DataSection data) {
    return new Table(
        "Rows left out",
        List.of(text("Table"), text("Reason"), number("Rows"), number("Share")),
        data.quarantine().stream()
            .sorted(
                Comparator.comparing(DataSection.Quarantined::table)
                    .thenComparing(DataSection.Quarantined::reason))
            .map(q -> Row.of(q.table(), q.reason(), count(q.rows()), share(q.rows(), q.read())))
            .toList());
  }

  static Table splits(DataSection data) {
    long all = data.splits().stream().mapToLong(DataSection.Split::units).sum();
    return new Table(
        "Units by purpose",
        List.of(text("Kept for"), number("Units"), number("Share")),
        data.splits().stream()
            .sorted(Comparator.comparingInt(split -> PURPOSES.indexOf(split.name())))
            .map(split -> Row.of(split.name(), count(split.units()), share(split.units(), all)))
            .toList());
  }

  /** The name of a logger or a kind, or what stands for none. */
  static String name(String name) {
    return name.isEmpty() ? "(not named)" : name;
  }

  private static String ratio(long part, long whole) {
    return whole == 0 ? Numbers.MISSING : fixed((double) part / whole, 4);
  }

  private static String share(long part, long whole) {
    return whole == 0 ? Numbers.MISSING : percent((double) part / whole);
  }
}
