package io.cltr.change;

import java.util.HashSet;
import java.util.Set;

/**
 * Extrapolated rank-biased overlap of two rankings, in [0, 1]; 1 for equal ones.
 *
 * <pre>
 * RBO = X_k/k p^k + (1 − p)/p Σ_{d=1..k} X_d/d p^d,   X_d = |{first d of one} ∩ {first d of the other}|
 * </pre>
 *
 * <p>k is the length of the longer ranking; a shorter one has nothing behind its end. p is the
 * probability that a reader goes on to the next rank: with .9 the first ten ranks carry 86 % of the
 * weight. Two empty rankings are equal. Cost: linear in k.
 *
 * <p>Source: Webber, Moffat, Zobel, ACM TOIS 2010, equation 23 with rankings of one length.
 */
final class RankOverlap {
  /** p. */
  static final double PERSISTENCE = 0.9;

  private RankOverlap() {}

  /** The overlap of two rankings without repetitions, best first. */
  static double of(int[] first, int[] second) {
    int depth = Math.max(first.length, second.length);
    if (depth == 0) {
      return 1;
    }
    Set<Integer> open = new HashSet<>();
    int common = 0;
    double weight = 1;
    double sum = 0;
    for (int d = 1; d <= depth; d++) {
      common += met(open, first, d) + met(open, second, d);
      weight *= PERSISTENCE;
      sum += weight * common / d;
    }
    return weight * common / depth + (1 - PERSISTENCE) / PERSISTENCE * sum;
  }

  /** 1 where the document at rank {@code d} was met in the other ranking before. */
  private static int met(Set<Integer> open, int[] ranking, int d) {
    return d > ranking.length || open.add(ranking[d - 1]) ? 0 : 1;
  }
}
