package io.cltr.mixture;

/** The documents below the weighted ranks. */
final class Tail {
  private Tail() {}

  /**
   * The first {@code ranks} documents as they stand, and the others in the order {@code byUtility}.
   */
  static int[] byUtility(int[] ranking, int ranks, int[] byUtility) {
    boolean[] placed = new boolean[byUtility.length];
    int[] complete = new int[byUtility.length];
    for (int k = 0; k < ranks; k++) {
      complete[k] = ranking[k];
      placed[ranking[k]] = true;
    }
    int at = ranks;
    for (int document : byUtility) {
      if (!placed[document]) {
        complete[at++] = document;
      }
    }
    return complete;
  }
}
