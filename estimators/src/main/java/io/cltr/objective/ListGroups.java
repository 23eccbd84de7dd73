package io.cltr.objective;

import java.io.Serializable;

/**
 * The groups of one list's documents.
 *
 * @param members bit g of a document is set where it belongs to group g; empty where groups are not
 *     asked for
 * @param sizes n_g, what counts in each group: documents, or the producers behind them
 * @param size what counts in the whole list
 */
public record ListGroups(long[] members, double[] sizes, double size) implements Serializable {
  /** The largest number of groups. */
  public static final int MOST = Long.SIZE;

  /** Of lists that carry no groups. */
  public static final ListGroups NONE = new ListGroups(new long[0], new double[0], 0);

  /** Number of groups, in this list or not. */
  public int count() {
    return sizes.length;
  }

  /** Whether document {@code d} belongs to {@code group}. */
  public boolean has(int d, int group) {
    return (members[d] >>> group & 1) == 1;
  }

  /** Σ of {@code byGroup} over the groups of document {@code d}. */
  public double sum(int d, double[] byGroup) {
    double sum = 0;
    for (long left = members[d]; left != 0; left &= left - 1) {
      sum += byGroup[Long.numberOfTrailingZeros(left)];
    }
    return sum;
  }

  /** Number of groups that have documents here. */
  public int present() {
    int present = 0;
    for (double own : sizes) {
      present += own > 0 ? 1 : 0;
    }
    return present;
  }
}
