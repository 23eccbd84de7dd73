package io.cltr.log;

import io.cltr.fold.Fold;
import io.cltr.log.LogSummary.Context;
import io.cltr.log.LogSummary.Day;
import io.cltr.log.LogSummary.Logger;
import io.cltr.log.LogSummary.LoggerDay;
import io.cltr.log.LogSummary.Position;
import io.cltr.log.LogSummaryState.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts a log that is laid out by {@link Impression#LAYOUT}: units are counted where the unit of
 * the sorted impressions changes.
 *
 * <p>State: one pair of counts per day and logger, per logger and position, and per context column
 * for at most {@link #KEPT_VALUES} values. A column with more keeps those of the smallest hash:
 * their counts stay exact and merging stays associative; the rest count as {@link
 * LogSummary#OTHER}.
 *
 * @param queries distinct queries of the log, which one pass cannot count in a small state
 * @param calendar which day a time lies in
 */
record LogSummaryFold(long queries, Calendar calendar)
    implements Fold<Impression, LogSummaryState, LogSummary> {

  /** Values of a context column that a state keeps. */
  public static final int KEPT_VALUES = 1000;

  /** Values of a context column that a summary shows: the most frequent. */
  public static final int SHOWN_VALUES = 50;

  @Override
  public LogSummaryState start() {
    return new LogSummaryState();
  }

  @Override
  public void add(LogSummaryState state, Impression item) {
    state.add(item, calendar);
  }

  @Override
  public void merge(LogSummaryState into, LogSummaryState from) {
    into.merge(from);
  }

  @Override
  public LogSummary finish(LogSummaryState state) {
    List<Position> positions = positions(state);
    return new LogSummary(
        state.impressions,
        state.weight,
        state.displays,
        state.clicks,
        state.clickedImpressions,
        state.units,
        queries,
        state.undated,
        calendar.zone().getId(),
        days(state),
        loggerDays(state),
        loggers(state),
        positions,
        contexts(state),
        state.impressions == 0 ? 0 : (double) state.randomised / state.impressions,
        positions.stream().mapToInt(Position::position).max().orElse(0),
        state.impressions > 0 && state.oneAction == state.impressions);
  }

  private static List<Day> days(LogSummaryState state) {
    List<Day> days = new ArrayList<>();
    state.days.forEach(
        (day, loggers) -> {
          Tally sum = loggers.values().stream().reduce(new Tally(), Tally::sum);
          days.add(new Day(Calendar.name(day), sum.shown, sum.clicks));
        });
    return List.copyOf(days);
  }

  private static List<LoggerDay> loggerDays(LogSummaryState state) {
    List<LoggerDay> days = new ArrayList<>();
    state.days.forEach(
        (day, loggers) ->
            loggers.forEach(
                (logger, n) ->
                    days.add(new LoggerDay(Calendar.name(day), logger, n.shown, n.clicks))));
    return List.copyOf(days);
  }

  private static List<Logger> loggers(LogSummaryState state) {
    List<Logger> loggers = new ArrayList<>();
    state.loggers.forEach(
        (id, n) ->
            loggers.add(
                new Logger(
                    id,
                    n.total.shown,
                    n.total.clicks,
                    (double) n.total.shown / state.impressions,
                    n.total.shown - n.randomised,
                    n.randomised)));
    return List.copyOf(loggers);
  }

  private static List<Position> positions(LogSummaryState state) {
    List<Position> positions = new ArrayList<>();
    state.loggers.forEach(
        (id, n) ->
            n.positions.forEach(
                (position, at) -> positions.add(new Position(id, position, at.shown, at.clicks))));
    return List.copyOf(positions);
  }

  private static List<Context> contexts(LogSummaryState state) {
    List<Context> contexts = new ArrayList<>();
    state.contexts.forEach((column, values) -> contexts.addAll(values.shown(column)));
    return List.copyOf(contexts);
  }
}
