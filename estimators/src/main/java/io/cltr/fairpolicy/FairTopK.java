package io.cltr.fairpolicy;

import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import java.util.List;

/**
 * The ranking by score in which every prefix down to k has its minimum of protected documents, as
 * {@link FairTopKSpec} says.
 *
 * @param protectedGroups a document in any of them is protected
 */
record FairTopK(String name, Ranker ranker, List<String> protectedGroups, FairPrefixes prefixes)
    implements SingleRanking {

  @Override
  public int[] reranked(Query query, int[] byScore) {
    int n = byScore.length;
    boolean[] is = new boolean[n];
    for (int r = 0; r < n; r++) {
      is[r] = query.groups().get(byScore[r]).stream().anyMatch(protectedGroups::contains);
    }
    int[] ranking = new int[n];
    int counted = 0;
    int own = next(is, true, 0);
    int other = next(is, false, 0);
    for (int k = 0; k < n; k++) {
      boolean owed = counted < prefixes.minimum(k + 1);
      if (own < n && (owed || own < other)) {
        ranking[k] = byScore[own];
        own = next(is, true, own + 1);
        counted++;
      } else {
        ranking[k] = byScore[other];
        other = next(is, false, other + 1);
      }
    }
    return ranking;
  }

  /** The first place from {@code from} on that is protected or not; n where none is left. */
  private static int next(boolean[] is, boolean wanted, int from) {
    int at = from;
    while (at < is.length && is[at] != wanted) {
      at++;
    }
    return at;
  }
}
