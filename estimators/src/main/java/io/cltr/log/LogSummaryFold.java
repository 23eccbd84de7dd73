package io.cltr.log;

import io.cltr.fold.Fold;
import io.cltr.log.LogSummary.Context;
import io.cltr.log.LogSummary.Day;
import io.cltr.log.LogSummary.Logger;
import io.cltr.log.LogSummary.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts a log that is laid out by {@link Impression#LAYOUT}: units are counted where the unit of
 * the sorted impressions changes.
 *
 * <p>State: one pair of counts per day, per logger and position, and per context column for at most
 * {@link #KEPT_VALUES} values. A column with more keeps those of the smallest hash: their counts
 * stay exact and merging stays associative; the rest count as {@link LogSummary#OTHER}.
 *
 * @param queries distinct queries of the log, which one pass cannot count in a small state
 */
public record LogSummaryFold(long queries)
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
    state.add(item);
  }

  @Override
  public void merge(LogSummaryState into, LogSummaryState from) {
    into.merge(from);
  }

  @Override
  public LogSummary finish(LogSummaryState state) {
    List<Position> positions = positions(state);
    LogSummary counted =
        new LogSummary(
            state.impressions,
            state.displays,
            state.clicks,
            state.clickedImpressions,
            state.units,
            queries,
            state.undated,
            days(state),
            loggers(state),
            positions,
            contexts(state),
            state.impressions == 0 ? 0 : (double) state.randomised / state.impressions,
            positions.stream().mapToInt(Position::position).max().orElse(0),
            state.impressions > 0 && state.oneAction == state.impressions,
            List.of());
    return counted.warned(LogWarnings.of(counted));
  }

  private static List<Day> days(LogSummaryState state) {
    List<Day> days = new ArrayList<>();
    state.days.forEach(
        (day, n) -> days.add(new Day(LocalDate.ofEpochDay(day).toString(), n.shown, n.clicks)));
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
