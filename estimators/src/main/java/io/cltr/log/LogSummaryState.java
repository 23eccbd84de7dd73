package io.cltr.log;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@link LogSummaryFold} has counted so far. */
final class LogSummaryState implements Serializable {
  long impressions;
  double weight;
  long displays;
  long clicks;
  long clickedImpressions;
  long units;
  long undated;
  long randomised;
  long oneAction;
  final SortedMap<Long, SortedMap<String, Tally>> days = new TreeMap<>();
  final SortedMap<String, OfLogger> loggers = new TreeMap<>();
  final SortedMap<String, ValueTallies> contexts = new TreeMap<>();
  private String unit = "";

  /** Impressions or displays, and their clicks. */
  static final class Tally implements Serializable {
    long shown;
    long clicks;

    void add(long moreShown, long moreClicks) {
      shown += moreShown;
      clicks += moreClicks;
    }

    static Tally sum(Tally a, Tally b) {
      Tally sum = new Tally();
      sum.add(a.shown + b.shown, a.clicks + b.clicks);
      return sum;
    }
  }

  /** The impressions of one logger. */
  static final class OfLogger implements Serializable {
    final Tally total = new Tally();
    final SortedMap<Integer, Tally> positions = new TreeMap<>();
    long randomised;

    void merge(OfLogger from) {
      total.add(from.total.shown, from.total.clicks);
      randomised += from.randomised;
      from.positions.forEach((position, at) -> positions.merge(position, at, Tally::sum));
    }
  }

  void add(Impression item, Calendar calendar) {
    OfLogger logger = loggers.computeIfAbsent(item.logger(), id -> new OfLogger());
    long clicked = 0;
    for (int i = 0; i < item.size(); i++) {
      int click = item.clicks()[i] > 0 ? 1 : 0;
      clicked += click;
      logger.positions.computeIfAbsent(item.positions()[i], k -> new Tally()).add(1, click);
    }
    logger.total.add(1, clicked);
    logger.randomised += item.untouched() ? 0 : 1;
    if (impressions == 0 || !item.unit().equals(unit)) {
      unit = item.unit();
      units++;
    }
    impressions++;
    weight += item.weight();
    displays += item.size();
    clicks += clicked;
    clickedImpressions += clicked > 0 ? 1 : 0;
    randomised += item.untouched() ? 0 : 1;
    oneAction += item.size() == 1 && item.loggingProbabilities().length == 1 ? 1 : 0;
    if (item.shownAt() == 0) {
      undated++;
    } else {
      ofDay(calendar.day(item.shownAt()), item.logger()).add(1, clicked);
    }
    for (Map.Entry<String, String> context : item.context().entrySet()) {
      contexts
          .computeIfAbsent(context.getKey(), column -> new ValueTallies())
          .add(context.getValue(), clicked);
    }
  }

  private Tally ofDay(long day, String logger) {
    return days.computeIfAbsent(day, d -> new TreeMap<>())
        .computeIfAbsent(logger, l -> new Tally());
  }

  /** Takes the counts of other blocks; a unit never lies in two. */
  void merge(LogSummaryState from) {
    impressions += from.impressions;
    weight += from.weight;
    displays += from.displays;
    clicks += from.clicks;
    clickedImpressions += from.clickedImpressions;
    units += from.units;
    undated += from.undated;
    randomised += from.randomised;
    oneAction += from.oneAction;
    from.days.forEach(
        (day, found) -> found.forEach((logger, n) -> ofDay(day, logger).add(n.shown, n.clicks)));
    from.loggers.forEach((id, n) -> loggers.computeIfAbsent(id, absent -> new OfLogger()).merge(n));
    from.contexts.forEach(
        (column, n) -> contexts.computeIfAbsent(column, absent -> new ValueTallies()).merge(n));
  }
}
