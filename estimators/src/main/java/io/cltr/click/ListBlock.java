package io.cltr.click;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.Arrays;
import java.util.List;

/**
 * The lists of many queries, with their clicks.
 *
 * @param locals parameters of all documents
 * @param longest ranks of the longest list
 * @param shown document by rank, counted through the block
 */
record ListBlock(
    int locals,
    int longest,
    int[] offsets,
    int[] shown,
    double[] clicks,
    double[] weights,
    Memo memo)
    implements EmBlock {

  /** Packs queries whose documents have {@code width} parameters. */
  static ListBlock pack(List<Keyed<ListCounts>> queries, int width) {
    int lists = 0;
    int ranks = 0;
    int documents = 0;
    for (Keyed<ListCounts> query : queries) {
      lists += query.value().weights().length;
      ranks += query.value().shown().length;
      documents += query.value().documents().length;
    }
    int[] offsets = new int[lists + 1];
    int[] shown = new int[ranks];
    double[] clicks = new double[ranks];
    double[] weights = new double[lists];
    int longest = 0;
    int l = 0;
    int i = 0;
    int first = 0;
    for (Keyed<ListCounts> query : queries) {
      ListCounts counts = query.value();
      System.arraycopy(counts.clicks(), 0, clicks, i, counts.clicks().length);
      for (int own = 0; own < counts.weights().length; own++) {
        int from = counts.offsets()[own];
        int to = counts.offsets()[own + 1];
        longest = Math.max(longest, to - from);
        for (int rank = from; rank < to; rank++) {
          shown[i++] = first + counts.shown()[rank];
        }
        weights[l++] = counts.weights()[own];
        offsets[l] = i;
      }
      first += counts.documents().length;
    }
    return new ListBlock(documents * width, longest, offsets, shown, clicks, weights, new Memo());
  }

  /** List {@code l} of {@code lists} alone, once, with two parameters per document of the query. */
  static ListBlock one(ListCounts lists, int l) {
    int from = lists.offsets()[l];
    int to = lists.offsets()[l + 1];
    return new ListBlock(
        2 * lists.documents().length,
        to - from,
        new int[] {0, to - from},
        Arrays.copyOfRange(lists.shown(), from, to),
        Arrays.copyOfRange(lists.clicks(), from, to),
        new double[] {1},
        new Memo());
  }

  /** A cascade fitted by EM. */
  static FittedClickModel fitted(
      Source<Impression> log, CascadeKernel kernel, BetaPrior prior, int iterations) {
    Source<Keyed<ListCounts>> queries = log.grouped(Impression::query, new ListCounts.Counter());
    int width = kernel.width();
    try (Blocks<ListBlock> blocks = queries.packed(lists -> pack(lists, width))) {
      Em<ListBlock> em = Em.run(blocks, kernel, prior, iterations);
      double[] unseen = new double[width];
      Arrays.fill(unseen, prior.mode(0, 0));
      return new FittedClickModel(
          kernel.user(em.shared()),
          queries.map(query -> attributes(em, query, width)),
          unseen,
          em.path());
    }
  }

  private static Keyed<Attributes> attributes(
      Em<ListBlock> em, Keyed<ListCounts> query, int width) {
    double[] values = em.locals(pack(List.of(query), width));
    return new Keyed<>(query.key(), new Attributes(query.value().documents(), values));
  }
}
