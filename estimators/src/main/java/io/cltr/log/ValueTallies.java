package io.cltr.log;

import io.cltr.log.LogSummary.Context;
import io.cltr.log.LogSummaryState.Tally;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Impressions and clicks by value of one context column, in bounded size. Beyond {@link
 * LogSummaryFold#KEPT_VALUES} distinct values those of the largest hash are pooled: a value that
 * stays to the end was never pooled anywhere, so its counts are exact whatever the order of adding
 * and merging.
 */
final class ValueTallies implements Serializable {
  private static final long SALT = 0x636f6e74657874L;

  private record HashedValue(long hash, String value)
      implements Comparable<HashedValue>, Serializable {
    @Override
    public int compareTo(HashedValue other) {
      int byHash = Long.compareUnsigned(hash, other.hash);
      return byHash != 0 ? byHash : value.compareTo(other.value);
    }
  }

  private final SortedMap<HashedValue, Tally> kept = new TreeMap<>();
  private final Tally pooled = new Tally();

  void add(String value, long clicks) {
    add(new HashedValue(Hash64.of(value, SALT), value), 1, clicks);
  }

  void merge(ValueTallies from) {
    pooled.add(from.pooled.shown, from.pooled.clicks);
    from.kept.forEach((value, n) -> add(value, n.shown, n.clicks));
  }

  private void add(HashedValue value, long shown, long clicks) {
    boolean full = kept.size() == LogSummaryFold.KEPT_VALUES;
    if (full && value.compareTo(kept.lastKey()) > 0) {
      pooled.add(shown, clicks);
      return;
    }
    kept.computeIfAbsent(value, v -> new Tally()).add(shown, clicks);
    if (kept.size() > LogSummaryFold.KEPT_VALUES) {
      Tally last = kept.remove(kept.lastKey());
      pooled.add(last.shown, last.clicks);
    }
  }

  /** The most frequent values, sorted by value, and the rest as one. */
  List<Context> shown(String column) {
    List<Context> values = new ArrayList<>();
    kept.forEach((v, n) -> values.add(new Context(column, v.value(), n.shown, n.clicks)));
    values.sort(
        Comparator.comparingLong(Context::impressions).reversed().thenComparing(Context::value));
    int limit = Math.min(values.size(), LogSummaryFold.SHOWN_VALUES);
    List<Context> rest = values.subList(limit, values.size());
    Tally other = Tally.sum(pooled, new Tally());
    rest.forEach(context -> other.add(context.impressions(), context.clicks()));
    List<Context> shown = new ArrayList<>(values.subList(0, limit));
    shown.sort(Comparator.comparing(Context::value));
    if (other.shown > 0) {
      shown.add(new Context(column, LogSummary.OTHER, other.shown, other.clicks));
    }
    return shown;
  }
}
