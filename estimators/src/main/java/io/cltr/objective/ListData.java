package io.cltr.objective;

/**
 * What is known of the documents of one list.
 *
 * @param key of the list: seeds what an objective draws for it
 * @param impressions Σ v of the impressions of its query
 * @param signal γ̂ of each document, summed over impressions
 * @param exposure Σ v α of each document's displays; empty where the signal does not tell
 * @param teacher scores of another ranker; empty where there is none
 * @param groups of the documents; {@link ListGroups#NONE} where the objective does not ask
 */
public record ListData(
    long key,
    double impressions,
    double[] signal,
    double[] exposure,
    double[] teacher,
    ListGroups groups) {

  /** Without groups. */
  public ListData(
      long key, double impressions, double[] signal, double[] exposure, double[] teacher) {
    this(key, impressions, signal, exposure, teacher, ListGroups.NONE);
  }

  /** Documents whose signal alone is known. */
  public static ListData of(double... signal) {
    return new ListData(0, 1, signal, new double[0], new double[0]);
  }

  /** Number of documents. */
  public int size() {
    return signal.length;
  }
}
