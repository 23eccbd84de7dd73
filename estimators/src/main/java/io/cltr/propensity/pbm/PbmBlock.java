package io.cltr.propensity.pbm;

import io.cltr.click.BetaPrior;
import io.cltr.click.Cells;
import io.cltr.click.Memo;
import io.cltr.fold.Keyed;
import java.util.Arrays;
import java.util.List;

/**
 * The cells (query, document, position) of many queries in primitive arrays; a document counts once
 * for each query.
 *
 * @param offsets document d has the cells offsets[d] .. offsets[d + 1] − 1; documents + 1
 * @param positions 0-based, increasing within a document
 * @param shown n = Σv of the displays
 * @param clicks c = Σvc
 * @param squares Σv²
 * @param memo of EM
 */
public record PbmBlock(
    int[] offsets, int[] positions, double[] shown, double[] clicks, double[] squares, Memo memo)
    implements Cells {

  @Override
  public int[] slots() {
    return positions;
  }

  /** Documents, once for each query. */
  public int documents() {
    return offsets.length - 1;
  }

  /** The best γ of document {@code d} where θ is {@code theta}. */
  double relevance(int d, double[] theta, BetaPrior prior) {
    return PbmRelevance.mode(
        new int[] {offsets[d], offsets[d + 1]},
        positions,
        shown,
        clicks,
        theta,
        new double[theta.length],
        prior.a(),
        prior.b());
  }

  /** Sums each query's displays over the unit buckets. */
  public static PbmBlock pack(List<Keyed<PbmDisplays>> queries) {
    Writer writer = new Writer(queries);
    queries.forEach(query -> writer.write(query.value()));
    return writer.block();
  }

  private static final class Writer {
    private final int[] offsets;
    private final int[] positions;
    private final double[][] sums;
    private int document;
    private int cells;

    Writer(List<Keyed<PbmDisplays>> queries) {
      int documents = 0;
      int most = 0;
      for (Keyed<PbmDisplays> query : queries) {
        documents += query.value().documents();
        most += query.value().positions().length;
      }
      offsets = new int[documents + 1];
      positions = new int[most];
      sums = new double[3][most];
    }

    void write(PbmDisplays query) {
      for (int d = 0; d < query.documents(); d++) {
        int first = query.offsets()[d];
        for (int i = first; i < query.offsets()[d + 1]; i++) {
          if (i == first || query.positions()[i] != query.positions()[i - 1]) {
            positions[cells++] = query.positions()[i] - 1;
          }
          sums[0][cells - 1] += query.shown()[i];
          sums[1][cells - 1] += query.clicks()[i];
          sums[2][cells - 1] += query.squares()[i];
        }
        offsets[++document] = cells;
      }
    }

    PbmBlock block() {
      return new PbmBlock(
          offsets,
          Arrays.copyOf(positions, cells),
          Arrays.copyOf(sums[0], cells),
          Arrays.copyOf(sums[1], cells),
          Arrays.copyOf(sums[2], cells),
          new Memo());
    }
  }
}
