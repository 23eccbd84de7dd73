package io.cltr.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.cltr.log.Impression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One thing wrong in a log of {@link SimulatedSite}. */
final class Plants {
  /** The first Wednesday. */
  private static final long DAY = 2;

  private Plants() {}

  /** A unit that clicks every document shown to it and so has 3 % of the clicks. */
  static List<Impression> bot(List<Impression> log) {
    List<Impression> all = new ArrayList<>(log);
    long clicks = log.stream().mapToLong(Impression::clicked).sum();
    long own = 0;
    for (int i = 0; own < 0.03 * (clicks + own); i++) {
      Impression seen = log.get(i * 37 % log.size());
      double[] every = new double[seen.size()];
      Arrays.fill(every, 1);
      own += seen.size();
      all.add(SimulatedSite.with(seen, "bot-" + i, "bot", seen.query(), seen.logger(), every));
    }
    return all;
  }

  /** A share of one day's impressions, and one of the other days'. */
  static List<Impression> keeping(List<Impression> log, double ofDay, double ofOthers) {
    return log.stream()
        .filter(
            item ->
                SimulatedSite.chance(item, 7) < (SimulatedSite.day(item) == DAY ? ofDay : ofOthers))
        .toList();
  }

  /** On one day half of the clicked impressions of L1 lose their clicks. */
  static List<Impression> lostClicks(List<Impression> log) {
    return log.stream()
        .map(
            item ->
                SimulatedSite.day(item) == DAY
                        && item.logger().equals("L1")
                        && SimulatedSite.chance(item, 6) < 0.5
                    ? SimulatedSite.with(
                        item,
                        item.id(),
                        item.unit(),
                        item.query(),
                        item.logger(),
                        new double[item.size()])
                    : item)
        .toList();
  }

  /** Of every other query, by frequency, L0 gets 15 % more: impressions of L1. */
  static List<Impression> queryMix(List<Impression> log) {
    Map<String, Long> counts = log.stream().collect(groupingBy(Impression::query, counting()));
    List<String> queries =
        counts.keySet().stream()
            .sorted(
                Comparator.comparing((String query) -> -counts.get(query)).thenComparing(q -> q))
            .toList();
    Set<String> some = new TreeSet<>();
    for (int rank = 0; rank < queries.size(); rank += 2) {
      some.add(queries.get(rank));
    }
    return log.stream()
        .map(item -> some.contains(item.query()) ? moved(item, 0.15) : item)
        .toList();
  }

  /** Half of the log, with 53 % and 47 % of it for L0 and L1 instead of half each. */
  static List<Impression> otherShares(List<Impression> log) {
    return log.stream()
        .filter(item -> SimulatedSite.chance(item, 8) < 0.5)
        .map(item -> moved(item, 0.06))
        .toList();
  }

  /** L0 instead of L1, for a share of the impressions. */
  private static Impression moved(Impression item, double share) {
    boolean moves = item.logger().equals("L1") && SimulatedSite.chance(item, 9) < share;
    return moves
        ? SimulatedSite.with(item, item.id(), item.unit(), item.query(), "L0", item.clicks())
        : item;
  }
}
