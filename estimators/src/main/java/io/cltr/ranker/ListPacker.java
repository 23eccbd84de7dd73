package io.cltr.ranker;

import io.cltr.feature.Features;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Source;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.ranker.QueryClicks.ShownList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs the clicked lists of at least two documents, features standardised.
 *
 * @param columns number of signals of a document
 */
record ListPacker(Standardisation standardisation, int columns)
    implements Source.Packer<ListExample, ListBlock> {

  @Override
  public ListBlock pack(List<ListExample> items) {
    int lists = 0;
    int documents = 0;
    for (ListExample item : items) {
      for (ShownList list : item.clicks().lists()) {
        if (list.documents().length > 1) {
          lists++;
          documents += list.documents().length;
        }
      }
    }
    Writer writer = new Writer(lists, documents);
    items.forEach(writer::write);
    return new ListBlock(
        standardisation.width(), writer.offsets, writer.features, writer.signal, writer.counts);
  }

  private final class Writer {
    private final int[] offsets;
    private final double[] features;
    private final double[][] signal;
    private ListCounts counts = ListCounts.none(columns);
    private int list;
    private int row;

    Writer(int lists, int documents) {
      offsets = new int[lists + 1];
      features = new double[Math.multiplyExact(documents, standardisation.width())];
      signal = new double[columns][documents];
    }

    void write(ListExample example) {
      QueryClicks clicks = example.clicks();
      long lone = 0;
      for (ShownList shown : clicks.lists()) {
        if (shown.documents().length > 1) {
          write(shown, example.query());
        } else {
          lone += shown.clicks();
        }
      }
      double[] nothing = new double[columns];
      counts =
          counts.plus(
              new ListCounts(
                  clicks.impressions(),
                  clicks.represented(),
                  clicks.uncovered(),
                  lone,
                  0,
                  0,
                  nothing));
    }

    private void write(ShownList shown, Query query) {
      requireWidth(query);
      for (int d = 0; d < shown.documents().length; d++) {
        writeFeatures(query, shown.documents()[d]);
        for (int column = 0; column < columns; column++) {
          signal[column][row] = shown.signal()[column][d];
        }
        row++;
      }
      offsets[++list] = row;
      counts =
          counts.plus(
              new ListCounts(0, 0, 0, 0, shown.clicks(), shown.unclipped(), shown.weight()));
    }

    private void writeFeatures(Query query, String document) {
      int candidate = Arrays.binarySearch(query.documents(), document);
      if (candidate < 0) {
        throw new InputException(
            ("document '%s' was shown for query '%s', but is not among its candidates with "
                    + "features: add it to the features table")
                .formatted(document, query.id()));
      }
      int width = standardisation.width();
      for (int j = 0; j < width; j++) {
        features[row * width + j] =
            standardisation.apply(j, query.features()[candidate * width + j]);
      }
    }

    private void requireWidth(Query query) {
      Features.requireFinite(query);
      if (query.width() != standardisation.width()) {
        throw new InputException(
            ("features: query '%s' has %d per document, the others have %d; "
                    + "every document needs the same features")
                .formatted(query.id(), query.width(), standardisation.width()));
      }
    }
  }
}
