package io.cltr.ranker;

import io.cltr.log.Query;
import io.cltr.random.Hash64;
import java.util.Arrays;

/**
 * The one way from scores to a ranking: by score, best first, and among equal scores by a hash of
 * the document's id salted by the query's. An order by id would favour the same documents in every
 * query.
 */
public final class Rankings {
  private static final long TIE_SALT = 0x746965L;

  private Rankings() {}

  /** Where each candidate of {@code query} comes among equals: the lower number first. */
  public static long[] ties(Query query) {
    long salt = Hash64.of(query.id(), TIE_SALT);
    return Arrays.stream(query.documents()).mapToLong(d -> Hash64.of(d, salt)).toArray();
  }

  /**
   * The best {@code depth} candidates, best first.
   *
   * @param scores one per candidate, not NaN
   * @param ties of the same candidates, from {@link #ties}
   * @param depth at least 0; all candidates where there are fewer
   */
  public static int[] best(double[] scores, long[] ties, int depth) {
    int[] ranking = new int[Math.min(depth, scores.length)];
    int count = 0;
    for (int d = 0; d < scores.length; d++) {
      if (count == ranking.length && (count == 0 || !before(d, ranking[count - 1], scores, ties))) {
        continue;
      }
      int at = place(d, ranking, count, scores, ties);
      System.arraycopy(ranking, at, ranking, at + 1, Math.min(count, ranking.length - 1) - at);
      ranking[at] = d;
      count = Math.min(count + 1, ranking.length);
    }
    return ranking;
  }

  /** All candidates of {@code query} by {@code scores}, best first. */
  public static int[] all(Query query, double[] scores) {
    return best(scores, ties(query), scores.length);
  }

  private static int place(int d, int[] ranking, int count, double[] scores, long[] ties) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before(d, ranking[middle], scores, ties)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static boolean before(int a, int b, double[] scores, long[] ties) {
    return scores[a] > scores[b]
        || (scores[a] == scores[b] && (ties[a] < ties[b] || (ties[a] == ties[b] && a < b)));
  }
}
