package io.cltr.change;

import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A sample of at most {@link #MOST} changed queries that keeps the frequent ones: those with the
 * largest priority w/u, u a hash of the query in (0, 1). With t the largest priority left out,
 * max(w, t) stands for the query's w, and sums over the sample are unbiased for those over all.
 * State: the kept queries; the same ones whatever the order and the partitions.
 *
 * <p>Source: Duffield, Lund, Thorup, J. ACM 2007.
 */
final class PrioritySample implements Serializable {
  /** Queries that are kept. */
  static final int MOST = 4096;

  private static final long SALT = 0x6368616e6765L;

  private final TreeSet<Entry> kept = new TreeSet<>();
  private double threshold;

  private record Entry(double priority, MeasuredChange row)
      implements Comparable<Entry>, Serializable {
    @Override
    public int compareTo(Entry other) {
      int order = Double.compare(priority, other.priority);
      return order != 0 ? order : row.query().compareTo(other.row.query());
    }
  }

  void add(MeasuredChange row) {
    double u = 1 - Hash64.unitInterval(Hash64.of(row.query(), SALT));
    kept.add(new Entry(row.impressions() / u, row));
    trim();
  }

  void merge(PrioritySample from) {
    kept.addAll(from.kept);
    threshold = Math.max(threshold, from.threshold);
    trim();
  }

  private void trim() {
    while (kept.size() > MOST) {
      threshold = Math.max(threshold, kept.pollFirst().priority());
    }
  }

  /** The largest priority left out; 0 where every query is kept. */
  double threshold() {
    return threshold;
  }

  /** The kept queries, by id. */
  List<MeasuredChange> rows() {
    List<MeasuredChange> rows = new ArrayList<>();
    kept.forEach(entry -> rows.add(entry.row));
    rows.sort(Comparator.comparing(MeasuredChange::query));
    return rows;
  }
}
