package io.cltr.pipeline.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One session while its lines pass by in the order of time. It remembers where each URL was shown
 * last: at most {@link #MAX_QUERIES} lists.
 */
final class YandexSession {
  /** Queries of a session beyond these are not used, so that no session outgrows memory. */
  static final int MAX_QUERIES = 10_000;

  private final String id;
  private final Map<String, Shown> latest = new HashMap<>();
  private int queries;

  YandexSession(String id) {
    this.id = id;
  }

  /**
   * A shown document.
   *
   * @param position from 1
   */
  record Shown(String impression, int position) {}

  String id() {
    return id;
  }

  /** The impression id of the next query: SESSION-N, N from 1; empty after too many. */
  Optional<String> query(List<String> urls) {
    if (queries == MAX_QUERIES) {
      return Optional.empty();
    }
    queries++;
    String impression = id + "-" + queries;
    for (int i = urls.size(); i > 0; i--) {
      latest.put(urls.get(i - 1), new Shown(impression, i));
    }
    return Optional.of(impression);
  }

  /** Where a clicked URL was shown: in the latest list that has it, at its topmost position. */
  Optional<Shown> click(String url) {
    return Optional.ofNullable(latest.get(url));
  }
}
