package io.cltr.dual;

import io.cltr.dual.ClickedRankings.Ranking;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Fold;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Clicked rankings of many queries in primitive arrays.
 *
 * @param width number of features of a document
 * @param offsets ranking r has the rows offsets[r] .. offsets[r + 1] − 1; rankings + 1
 * @param positions of the rows, 0-based
 * @param features standardised, rows × width
 * @param clicks Σ v of the clicks on each row
 * @param counts what entered
 */
public record DualBlock(
    int width, int[] offsets, int[] positions, float[] features, double[] clicks, Counts counts)
    implements Serializable {

  /**
   * What entered.
   *
   * @param impressions all, clicked on or not
   * @param represented N = Σ v of all
   * @param clicks on rankings of at least two documents
   * @param lone clicks on lists of one document
   * @param reordered queries that were clicked on in more than one order
   */
  public record Counts(long impressions, double represented, long clicks, long lone, long reordered)
      implements Serializable {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    private static Counts of(DualQuery item) {
      ClickedRankings own = item.clicked();
      return new Counts(
          own.impressions(),
          own.represented(),
          own.clicks(),
          own.lone(),
          own.rankings().size() > 1 ? 1 : 0);
    }

    private Counts plus(Counts other) {
      return new Counts(
          impressions + other.impressions,
          represented + other.represented,
          clicks + other.clicks,
          lone + other.lone,
          reordered + other.reordered);
    }
  }

  /** Number of rankings. */
  int rankings() {
    return offsets.length - 1;
  }

  /** Packs the rankings of {@code items}. */
  public static DualBlock pack(List<DualQuery> items, Standardisation standardisation) {
    int width = standardisation.width();
    List<float[]> features = new ArrayList<>();
    List<Ranking> rankings = new ArrayList<>();
    Counts counts = Counts.NONE;
    for (DualQuery item : items) {
      counts = counts.plus(Counts.of(item));
      for (Ranking ranking : item.clicked().rankings()) {
        rankings.add(ranking);
        features.add(item.features(ranking, standardisation));
      }
    }
    int rows = rankings.stream().mapToInt(r -> r.documents().length).sum();
    DualBlock block =
        new DualBlock(
            width,
            new int[rankings.size() + 1],
            new int[rows],
            new float[Math.multiplyExact(rows, width)],
            new double[rows],
            counts);
    for (int r = 0; r < rankings.size(); r++) {
      int from = block.offsets[r];
      Ranking ranking = rankings.get(r);
      block.offsets[r + 1] = from + ranking.documents().length;
      System.arraycopy(features.get(r), 0, block.features, from * width, features.get(r).length);
      for (int i = 0; i < ranking.documents().length; i++) {
        block.positions[from + i] = ranking.positions()[i] - 1;
        for (double[] bucket : ranking.clicks()) {
          block.clicks[from + i] += bucket[i];
        }
      }
    }
    return block;
  }

  /** The counts of all blocks. */
  public record Counter() implements Fold<DualBlock, Counts[], Counts> {
    @Override
    public Counts[] start() {
      return new Counts[] {Counts.NONE};
    }

    @Override
    public void add(Counts[] state, DualBlock block) {
      state[0] = state[0].plus(block.counts());
    }

    @Override
    public void merge(Counts[] into, Counts[] from) {
      into[0] = into[0].plus(from[0]);
    }

    @Override
    public Counts finish(Counts[] state) {
      return state[0];
    }
  }
}
