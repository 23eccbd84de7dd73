package io.cltr.fairpolicy;

import java.io.Serializable;

/**
 * How many protected documents the prefixes of a ranking need, so that a ranking in which every
 * place is protected with probability p, independent of the others, fails at any of them with
 * probability at most α:
 *
 * <pre>
 * m(i) = min {m : F(m; i, p) > a},   F the binomial distribution function
 * α_c = sup {a ≤ α : P(X_i < m(i) for some i ≤ k) ≤ α},   X_i the count in i places
 * </pre>
 *
 * <p>Only finitely many levels a change a minimum. α_c is exact: the search halves the interval of
 * levels and steps from one level that changes something to the next, and P is a recursion over
 * prefixes. The minima are those of levels just below α_c (of α itself where it needs no
 * adjustment). As levels are few where k is small, P falls short of α.
 *
 * <p>Cost: about 60 passes of k² steps.
 *
 * <p>Source: Zehlike et al., CIKM 2017 (definition 3.1, section 4.2); Zehlike, Sühr, Castillo 2020
 * (arXiv 2012.12795) for the finitely many tables.
 *
 * @param minima m(i) at index i − 1
 * @param level α_c
 * @param rejection P(some prefix has fewer)
 */
record FairPrefixes(int[] minima, double level, double rejection) implements Serializable {

  /** Minima of one level, and the next larger level that has others. */
  private record Table(int[] minima, double rejection, double next) {}

  /**
   * The minima of {@code depth} prefixes.
   *
   * @param share p in (0, 1)
   * @param significance α in (0, 1)
   */
  static FairPrefixes adjusted(int depth, double share, double significance) {
    Table whole = table(depth, share, significance, depth);
    if (whole.rejection() <= significance) {
      return new FairPrefixes(whole.minima(), significance, whole.rejection());
    }
    int most = whole.minima()[depth - 1] + 1;
    Table passing = table(depth, share, 0, most);
    double failing = significance;
    while (true) {
      double next = passing.next();
      Table following = table(depth, share, next, most);
      if (following.rejection() > significance) {
        return new FairPrefixes(passing.minima(), next, passing.rejection());
      }
      passing = following;
      double middle = next + (failing - next) / 2;
      Table halfway = table(depth, share, middle, most);
      if (halfway.rejection() > significance) {
        failing = middle;
      } else {
        passing = halfway;
      }
    }
  }

  /** The minima of {@code level}, not adjusted. */
  static FairPrefixes at(int depth, double share, double level) {
    Table table = table(depth, share, level, depth);
    return new FairPrefixes(table.minima(), level, table.rejection());
  }

  /** The distribution of a count, down to what is too little to matter. */
  private static final class Counts {
    private static final double TOO_LITTLE = 1e-300;
    private final double[] mass;
    private int low;

    Counts(int most) {
      mass = new double[most + 1];
      mass[0] = 1;
    }

    /** From the count in {@code i} − 1 places to that in {@code i}. */
    void lengthen(int i, double share) {
      for (int count = Math.min(i, mass.length - 1); count > low; count--) {
        mass[count] = mass[count] * (1 - share) + mass[count - 1] * share;
      }
      mass[low] *= 1 - share;
      while (low < mass.length - 1 && mass[low] < TOO_LITTLE) {
        low++;
      }
    }

    /** Takes out what is below {@code least}. */
    double without(int least) {
      double taken = 0;
      for (; low < least; low++) {
        taken += mass[low];
      }
      return taken;
    }
  }

  private static Table table(int depth, double share, double level, int most) {
    Counts all = new Counts(most);
    Counts passed = new Counts(most);
    int[] minima = new int[depth];
    double rejection = 0;
    double next = 1;
    for (int i = 1; i <= depth; i++) {
      all.lengthen(i, share);
      passed.lengthen(i, share);
      int least = all.low;
      double below = all.mass[least];
      while (below <= level && least < i) {
        below += all.mass[++least];
      }
      minima[i - 1] = least;
      next = least < i ? Math.min(next, below) : next;
      rejection += passed.without(least);
    }
    return new Table(minima, rejection, next);
  }

  /** How many protected documents the first {@code places} need; 0 beyond k. */
  int minimum(int places) {
    return places <= minima.length ? minima[places - 1] : 0;
  }
}
