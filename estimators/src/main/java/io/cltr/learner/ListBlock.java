package io.cltr.learner;

import io.cltr.boost.BoostBlock;
import io.cltr.objective.ListData;
import java.util.Arrays;

/**
 * Lists of many queries in primitive arrays.
 *
 * @param width number of features of a document
 * @param offsets list l holds the documents offsets[l] .. offsets[l + 1] − 1; lists + 1
 * @param keys of the lists, what draws for them are seeded by
 * @param impressions Σ v of the impressions of each list's query
 * @param features standardised, documents × width, row by row
 * @param signal γ̂ of each document, columns × documents
 * @param exposure Σ v α of each document's displays; empty where the signal does not tell
 * @param teacher scores of another ranker; empty where there is none
 * @param groups of the documents, where the objective asks for them
 * @param counts what entered
 */
public record ListBlock(
    int width,
    int[] offsets,
    long[] keys,
    double[] impressions,
    float[] features,
    double[][] signal,
    double[] exposure,
    double[] teacher,
    GroupBlock groups,
    ListCounts counts)
    implements BoostBlock {

  @Override
  public double represented() {
    return counts.represented();
  }

  @Override
  public ListData list(int list, int column) {
    int from = offsets[list];
    int to = offsets[list + 1];
    return new ListData(
        keys[list],
        impressions[list],
        Arrays.copyOfRange(signal[column], from, to),
        exposure.length == 0 ? exposure : Arrays.copyOfRange(exposure, from, to),
        teacher.length == 0 ? teacher : Arrays.copyOfRange(teacher, from, to),
        groups.of(list, from, to));
  }
}
