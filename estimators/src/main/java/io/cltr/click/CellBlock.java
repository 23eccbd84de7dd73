package io.cltr.click;

import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The cells of many queries. */
record CellBlock(int[] offsets, int[] slots, double[] shown, double[] clicks, Memo memo)
    implements Cells {

  static CellBlock pack(List<Keyed<CellCounts>> queries) {
    int documents = 0;
    int cells = 0;
    for (Keyed<CellCounts> query : queries) {
      documents += query.value().documents().length;
      cells += query.value().slots().length;
    }
    CellBlock block =
        new CellBlock(
            new int[documents + 1],
            new int[cells],
            new double[cells],
            new double[cells],
            new Memo());
    int d = 0;
    int from = 0;
    for (Keyed<CellCounts> query : queries) {
      CellCounts counts = query.value();
      int length = counts.slots().length;
      System.arraycopy(counts.slots(), 0, block.slots, from, length);
      System.arraycopy(counts.shown(), 0, block.shown, from, length);
      System.arraycopy(counts.clicks(), 0, block.clicks, from, length);
      for (int own = 1; own <= counts.documents().length; own++) {
        block.offsets[++d] = from + counts.offsets()[own];
      }
      from += length;
    }
    return block;
  }

  /** The largest slot plus one, one at least. */
  private record SlotCount() implements Fold<CellBlock, int[], Integer> {
    @Override
    public int[] start() {
      return new int[] {1};
    }

    @Override
    public void add(int[] state, CellBlock block) {
      for (int slot : block.slots()) {
        state[0] = Math.max(state[0], slot + 1);
      }
    }

    @Override
    public void merge(int[] into, int[] from) {
      into[0] = Math.max(into[0], from[0]);
    }

    @Override
    public Integer finish(int[] state) {
      return state[0];
    }
  }

  /**
   * A model of one number per document, fitted by EM.
   *
   * @param kernel the E step for a number of slots
   * @param behaviour of users with these shared parameters
   */
  static FittedClickModel fitted(
      Source<Impression> log,
      CellCounts.Slot slot,
      IntFunction<EmKernel<CellBlock>> kernel,
      BetaPrior prior,
      int iterations,
      Function<double[], ClickBehaviour> behaviour) {
    Source<Keyed<CellCounts>> queries =
        log.grouped(Impression::query, new CellCounts.Counter(slot));
    try (Blocks<CellBlock> blocks = queries.packed(CellBlock::pack)) {
      int slots = blocks.fold(new SlotCount());
      Em<CellBlock> em = Em.run(blocks, kernel.apply(slots), prior, iterations);
      return new FittedClickModel(
          behaviour.apply(em.shared()),
          queries.map(query -> attributes(em, query)),
          new double[] {prior.mode(0, 0)},
          em.path());
    }
  }

  private static Keyed<Attributes> attributes(Em<CellBlock> em, Keyed<CellCounts> query) {
    double[] values = em.locals(pack(List.of(query)));
    return new Keyed<>(query.key(), new Attributes(query.value().documents(), values));
  }
}
