package io.cltr.learner;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Source;
import io.cltr.log.Query;
import io.cltr.objective.GroupReader;
import io.cltr.objective.ListGroups;
import io.cltr.random.Hash64;
import io.cltr.ranker.Ranker;
import io.cltr.signal.QuerySignal;
import io.cltr.signal.QuerySignal.SignalList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs the lists of at least two documents, features standardised.
 *
 * @param columns number of signals of a document
 * @param lists which documents make a list
 * @param floor whether negative signals are set to 0
 * @param teacher whose scores are packed beside the signals; none or one
 * @param groups reads the groups that are packed beside them; none or one
 */
record ListPacker(
    Standardisation standardisation,
    int columns,
    Lists lists,
    boolean floor,
    List<Ranker> teacher,
    List<GroupReader> groups)
    implements Source.Packer<ListExample, ListBlock> {
  private static final long LIST_SALT = 0x6c697374L;

  @Override
  public ListBlock pack(List<ListExample> items) {
    ListWriter writer = new ListWriter(standardisation.width(), columns, !teacher.isEmpty());
    for (ListExample item : items) {
      write(writer, item);
    }
    return writer.block();
  }

  private void write(ListWriter writer, ListExample item) {
    QuerySignal signal = item.signal();
    writer.count(
        new ListCounts(
            signal.impressions(),
            signal.represented(),
            signal.uncovered(),
            0,
            0,
            0,
            new double[columns],
            new double[columns]));
    if (signal.lists().isEmpty()) {
      return;
    }
    Candidates.requireWidth(item.query(), standardisation.width());
    double[] taught = teacher.isEmpty() ? new double[0] : teacher.get(0).scores(item.query());
    for (SignalList list : lists == Lists.shown ? signal.lists() : List.of(merged(item))) {
      if (list.documents().length < 2) {
        writer.count(lone(list));
        continue;
      }
      writer.count(
          new ListCounts(
              0, 0, 0, 0, list.clicks(), list.unclipped(), list.weight(), floored(list)));
      long key =
          Hash64.of(String.join("\n", list.documents()), Hash64.of(item.query().id(), LIST_SALT));
      int[] candidates =
          Arrays.stream(list.documents())
              .mapToInt(d -> Candidates.index(item.query(), d))
              .toArray();
      writer.list(
          key,
          signal.represented(),
          candidates.length,
          groups.isEmpty() ? ListGroups.NONE : groups.get(0).of(item.query(), candidates));
      for (int d = 0; d < candidates.length; d++) {
        writer.document(
            Candidates.standardised(item.query(), candidates[d], standardisation),
            signals(list, d),
            list.exposure().length == 0 ? Double.NaN : list.exposure()[d],
            taught.length == 0 ? Double.NaN : taught[candidates[d]]);
      }
    }
  }

  private ListCounts lone(SignalList list) {
    return new ListCounts(0, 0, 0, list.clicks(), 0, 0, new double[columns], new double[columns]);
  }

  /** All candidates as one list, with the sums of the query's lists. */
  private SignalList merged(ListExample item) {
    Query query = item.query();
    double[][] signal = new double[columns][query.size()];
    double[] weight = new double[columns];
    double[] exposure = new double[query.size()];
    long clicks = 0;
    double unclipped = 0;
    boolean exposed = true;
    for (SignalList list : item.signal().lists()) {
      clicks += list.clicks();
      unclipped += list.unclipped();
      exposed &= list.exposure().length > 0;
      for (int column = 0; column < columns; column++) {
        weight[column] += list.weight()[column];
      }
      for (int d = 0; d < list.documents().length; d++) {
        int candidate = Candidates.index(query, list.documents()[d]);
        exposure[candidate] += exposed ? list.exposure()[d] : 0;
        for (int column = 0; column < columns; column++) {
          signal[column][candidate] += list.signal()[column][d];
        }
      }
    }
    return new SignalList(
        query.documents(), clicks, unclipped, weight, signal, exposed ? exposure : new double[0]);
  }

  private double[] floored(SignalList list) {
    double[] mass = new double[columns];
    for (int column = 0; floor && column < columns; column++) {
      for (double gamma : list.signal()[column]) {
        mass[column] += Math.max(0, -gamma);
      }
    }
    return mass;
  }

  private double[] signals(SignalList list, int d) {
    double[] own = new double[columns];
    for (int column = 0; column < columns; column++) {
      double gamma = list.signal()[column][d];
      own[column] = floor ? Math.max(0, gamma) : gamma;
    }
    return own;
  }
}
