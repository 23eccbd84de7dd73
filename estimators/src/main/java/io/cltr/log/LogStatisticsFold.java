package io.cltr.log;

import io.cltr.fold.Fold;
import java.io.Serializable;

/** The folds of {@link LogStatistics} in one pass; state: theirs. */
record LogStatisticsFold(
    LogSummaryFold summary,
    QueryMixFold queries,
    DailyTraffic.Counter traffic,
    UnitClicksFold units,
    PositionGapsFold gaps)
    implements Fold<Impression, LogStatisticsFold.State, LogStatistics> {

  static LogStatisticsFold of(FrequentQueries queries, Calendar calendar) {
    return new LogStatisticsFold(
        new LogSummaryFold(queries.queries(), calendar),
        new QueryMixFold(queries.frequent()),
        new DailyTraffic.Counter(calendar),
        new UnitClicksFold(),
        new PositionGapsFold());
  }

  /** One state per fold. */
  record State(
      LogSummaryState summary,
      QueryMixFold.State queries,
      DailyTraffic.State traffic,
      UnitClicksFold.State units,
      PositionGapsFold.State gaps)
      implements Serializable {}

  @Override
  public State start() {
    return new State(
        summary.start(), queries.start(), traffic.start(), units.start(), gaps.start());
  }

  @Override
  public void add(State state, Impression item) {
    summary.add(state.summary, item);
    queries.add(state.queries, item);
    traffic.add(state.traffic, item);
    units.add(state.units, item);
    gaps.add(state.gaps, item);
  }

  @Override
  public void merge(State into, State from) {
    summary.merge(into.summary, from.summary);
    queries.merge(into.queries, from.queries);
    traffic.merge(into.traffic, from.traffic);
    units.merge(into.units, from.units);
    gaps.merge(into.gaps, from.gaps);
  }

  @Override
  public LogStatistics finish(State state) {
    return new LogStatistics(
        summary.finish(state.summary),
        queries.finish(state.queries),
        traffic.finish(state.traffic),
        units.finish(state.units),
        gaps.finish(state.gaps));
  }
}
