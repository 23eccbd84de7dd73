package io.cltr.click;

import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.BucketRows;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How often each position was examined under a dynamic Bayesian network model that was fitted to
 * the same log: the mean of P(E = 1 | clicks above) over what was shown there.
 *
 * <p>Influence: a bucket's own deviations, and its scores times the inverse information times the
 * derivative of the mean. The information is that of the scores' outer products. Assumes the model,
 * and that EM is near its maximum. Cost: two passes over the log beyond the model's, and a solve of
 * twice the number of documents per query.
 *
 * @param examined mean by position, NaN where nothing was shown
 * @param shown Σv by position
 * @param squares Σv² by position
 * @param continuation g
 * @param influence on log of {@code examined}; 0 where nothing was shown
 */
public record CascadeExamination(
    double[] examined,
    double[] shown,
    double[] squares,
    double continuation,
    BucketInfluence influence) {

  /** Under {@code model}, on a log whose deepest position is {@code depth}. */
  public static CascadeExamination of(Source<Impression> log, DbnModel model, int depth) {
    Source<Keyed<BucketLists>> queries = log.grouped(Impression::query, new BucketLists.Counter());
    BetaPrior prior = new BetaPrior(model.priorClicks(), model.priorSkips());
    try (Blocks<ListBlock> blocks = queries.packed(CascadeExamination::pack)) {
      Em<ListBlock> em = Em.run(blocks, new DbnKernel(), prior, model.iterations());
      Totals totals = queries.fold(new Total(em, depth));
      return totals.with(queries.fold(new Influence(em, totals)), em);
    }
  }

  private static ListBlock pack(List<Keyed<BucketLists>> queries) {
    return ListBlock.pack(
        queries.stream().map(query -> new Keyed<>(query.key(), query.value().lists())).toList(), 2);
  }

  private static QueryScores scores(Em<ListBlock> em, BucketLists query, int depth) {
    double[] local = em.locals(ListBlock.pack(List.of(new Keyed<>("", query.lists())), 2));
    return new QueryScores(query.lists(), em.shared(), local, em.prior(), depth);
  }

  /** Sums over the log. */
  private static final class Totals implements Serializable {
    private final double[] examined;
    private final double[] shown;
    private final double[] squares;
    private final double[] byContinuation;
    private double information;

    Totals(int depth) {
      examined = new double[depth];
      shown = new double[depth];
      squares = new double[depth];
      byContinuation = new double[depth];
    }

    CascadeExamination with(BucketInfluence influence, Em<ListBlock> em) {
      double[] mean = new double[examined.length];
      Arrays.setAll(mean, k -> shown[k] > 0 ? examined[k] / shown[k] : Double.NaN);
      return new CascadeExamination(mean, shown, squares, em.shared()[0], influence);
    }
  }

  private record Total(Em<ListBlock> em, int depth)
      implements Fold<Keyed<BucketLists>, Totals, Totals> {
    @Override
    public Totals start() {
      return new Totals(depth);
    }

    @Override
    public void add(Totals state, Keyed<BucketLists> item) {
      QueryScores scores = scores(em, item.value(), depth);
      ListCounts lists = item.value().lists();
      for (BucketLists.Cell cell : item.value().cells()) {
        int from = lists.offsets()[cell.list()];
        double[] examined = scores.examined(cell.list());
        for (int i = 0; i < examined.length; i++) {
          int k = lists.positions()[from + i] - 1;
          state.examined[k] += cell.shown() * examined[i];
          state.shown[k] += cell.shown();
          state.squares[k] += cell.squares();
        }
      }
      state.information += scores.information();
      plus(state.byContinuation, scores.byContinuation());
    }

    @Override
    public void merge(Totals into, Totals from) {
      plus(into.examined, from.examined);
      plus(into.shown, from.shown);
      plus(into.squares, from.squares);
      plus(into.byContinuation, from.byContinuation);
      into.information += from.information;
    }

    @Override
    public Totals finish(Totals state) {
      double g = em.shared()[0];
      state.information += em.prior().a() / (g * g) + em.prior().b() / ((1 - g) * (1 - g));
      return state;
    }
  }

  private static void plus(double[] into, double[] from) {
    for (int k = 0; k < into.length; k++) {
      into[k] += from[k];
    }
  }

  private record Influence(Em<ListBlock> em, Totals totals)
      implements Fold<Keyed<BucketLists>, BucketRows, BucketInfluence> {
    @Override
    public BucketRows start() {
      return new BucketRows(totals.shown.length);
    }

    @Override
    public void add(BucketRows state, Keyed<BucketLists> item) {
      int depth = totals.shown.length;
      QueryScores scores = scores(em, item.value(), depth);
      ListCounts lists = item.value().lists();
      List<double[]> effects = scores.perList();
      for (BucketLists.Cell cell : item.value().cells()) {
        double[] row = state.row(cell.bucket());
        double step = scores.continuationScore(cell.list()) / totals.information;
        double[] effect = effects.get(cell.list());
        for (int k = 0; k < depth; k++) {
          row[k] += cell.shown() * (effect[k] + totals.byContinuation[k] * step);
        }
        double[] examined = scores.examined(cell.list());
        for (int i = 0; i < examined.length; i++) {
          int k = lists.positions()[lists.offsets()[cell.list()] + i] - 1;
          row[k] += cell.shown() * (examined[i] - totals.examined[k] / totals.shown[k]);
        }
      }
    }

    @Override
    public void merge(BucketRows into, BucketRows from) {
      into.add(from);
    }

    @Override
    public BucketInfluence finish(BucketRows state) {
      int depth = totals.shown.length;
      return state.centred(
          depth,
          sums -> {
            for (int k = 0; k < depth; k++) {
              sums[k] = totals.shown[k] > 0 ? sums[k] / totals.examined[k] : 0;
            }
            return sums;
          });
    }
  }
}
