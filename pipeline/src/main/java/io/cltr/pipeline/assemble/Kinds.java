package io.cltr.pipeline.assemble;

import io.cltr.pipeline.assemble.LogManifest.Kind;
import io.cltr.pipeline.assemble.Outcome.Attributed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts rows of clicks by kind. Beyond {@value #KEPT} kinds the last in order are pooled: a kind
 * that stays to the end was never pooled anywhere, so its counts are exact.
 */
final class Kinds implements Serializable {
  private static final int KEPT = 100;

  private final TreeMap<String, long[]> kept = new TreeMap<>();
  private final long[] others = new long[2];

  void add(Attributed click) {
    add(click.row().kind(), 1, click.first() ? 1 : 0);
  }

  void addAll(Kinds other) {
    other.kept.forEach((kind, counts) -> add(kind, counts[0], counts[1]));
    plus(others, other.others[0], other.others[1]);
  }

  private void add(String kind, long rows, long displays) {
    if (kept.size() == KEPT && kind.compareTo(kept.lastKey()) > 0) {
      plus(others, rows, displays);
      return;
    }
    plus(kept.computeIfAbsent(kind, absent -> new long[2]), rows, displays);
    if (kept.size() > KEPT) {
      long[] last = kept.pollLastEntry().getValue();
      plus(others, last[0], last[1]);
    }
  }

  private static void plus(long[] counts, long rows, long displays) {
    counts[0] += rows;
    counts[1] += displays;
  }

  /** The kinds in order, and the rest as one. */
  List<Kind> list() {
    List<Kind> kinds = new ArrayList<>();
    kept.forEach((kind, counts) -> kinds.add(new Kind(kind, counts[0], counts[1])));
    if (others[0] > 0) {
      kinds.add(new Kind(Kind.OTHERS, others[0], others[1]));
    }
    return kinds;
  }
}
