package io.cltr.learner;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.objective.ListGroups;
import io.cltr.random.Hash64;
import java.util.List;

/**
 * Packs impressions with a click as lists in the order that was shown, the click as the signal.
 *
 * @param standardisation of the features
 */
record ClickedListPacker(Standardisation standardisation)
    implements Source.Packer<ClickedList, ListBlock> {
  private static final long LIST_SALT = 0x73686f776eL;

  @Override
  public ListBlock pack(List<ClickedList> items) {
    ListWriter writer = new ListWriter(standardisation.width(), 1, false);
    for (ClickedList item : items) {
      writer.count(counts(item));
      if (item.query().length > 0) {
        write(writer, item.impression(), item.query()[0]);
      }
    }
    return writer.block();
  }

  private static ListCounts counts(ClickedList item) {
    Impression impression = item.impression();
    boolean teaches = item.query().length > 0;
    int clicks = impression.clicked();
    double weight = teaches ? clicks * impression.weight() : 0;
    return new ListCounts(
        1,
        impression.weight(),
        0,
        teaches ? 0 : clicks,
        teaches ? clicks : 0,
        weight,
        new double[] {weight},
        new double[1]);
  }

  private void write(ListWriter writer, Impression impression, Query query) {
    Candidates.requireWidth(query, standardisation.width());
    writer.list(
        Hash64.of(impression.id(), LIST_SALT),
        impression.weight(),
        impression.size(),
        ListGroups.NONE);
    for (int shown = 0; shown < impression.size(); shown++) {
      int candidate = Candidates.index(query, impression.documents()[shown]);
      writer.document(
          Candidates.standardised(query, candidate, standardisation),
          new double[] {impression.clicks()[shown] > 0 ? 1 : 0},
          Double.NaN,
          Double.NaN);
    }
  }
}
