package io.cltr.value.check;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.value.metric.Metric;
import io.cltr.value.slice.Modelling;
import io.cltr.value.sum.CellLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicted against observed click rates of a reward model: P(click) = θ_k γ̂ + β_k of each
 * display, with γ̂ fitted without its unit; in a log of single actions q̂ against rewards.
 *
 * @param examination θ and β; null in a log of single actions
 * @param metric tells what is predicted: clicks or rewards
 */
public record Calibration(Modelling modelling, Examination examination, Metric metric) {
  private static final int BINS = 1000;
  private static final int PARTS = 10;
  private static final double LEAST = 1e-6;

  /**
   * Displays that are alike in position, or in what is predicted for them.
   *
   * @param by {@code position} or {@code decile}
   * @param part the position, or the decile from 1, the lowest predictions
   * @param displays Σv
   * @param predicted mean prediction
   * @param observed mean of what was seen
   */
  public record Row(String by, int part, double displays, double predicted, double observed) {}

  /** By position, then by decile; displays without a prediction do not count. */
  public List<Row> run(Source<Impression> log, Source<Keyed<Predictions>> predictions) {
    Examination curve = examination;
    Metric seen = metric;
    CrossFit folds = modelling.folds();
    return log.joined(
            Impression::query,
            predictions,
            (impression, own) ->
                own.map(found -> Predicted.of(impression, found, folds, curve, seen))
                    .orElse(Predicted.NONE))
        .fold(new Sums());
  }

  /** What was predicted and seen of the displays of one impression. */
  private record Predicted(double weight, int[] positions, double[] predicted, double[] seen)
      implements Serializable {
    static final Predicted NONE = new Predicted(0, new int[0], new double[0], new double[0]);

    static Predicted of(
        Impression impression,
        Predictions predictions,
        CrossFit folds,
        Examination curve,
        Metric metric) {
      double[] predicted = new double[impression.size()];
      double[] seen = new double[impression.size()];
      int fold = folds.fold(impression.unit());
      for (int i = 0; i < predicted.length; i++) {
        int k = impression.positions()[i];
        double model = predictions.at(fold, impression.documents()[i], k);
        predicted[i] = curve == null ? model : curve.at(k) * model + curve.beta(k);
        seen[i] = metric.outcome(impression, i);
      }
      return new Predicted(impression.weight(), impression.positions(), predicted, seen);
    }
  }

  /** State: three numbers by position and by bin of predictions. */
  private record Sums() implements Fold<Predicted, ArrayList<double[]>, List<Row>> {
    @Override
    public ArrayList<double[]> start() {
      ArrayList<double[]> state = new ArrayList<>();
      state.add(new double[3 * BINS]);
      return state;
    }

    @Override
    public void add(ArrayList<double[]> state, Predicted item) {
      for (int i = 0; i < item.predicted().length; i++) {
        double p = item.predicted()[i];
        if (!Double.isNaN(p)) {
          add(state.get(0), 3 * bin(p), item.weight(), p, item.seen()[i]);
          int k = item.positions()[i];
          while (state.size() <= k) {
            state.add(new double[3]);
          }
          add(state.get(k), 0, item.weight(), p, item.seen()[i]);
        }
      }
    }

    /** Bins grow with p: a part in a hundred from 1e-6 to 1. */
    private static int bin(double p) {
      double place = 1 - StrictMath.log(Math.max(p, LEAST)) / StrictMath.log(LEAST);
      return (int) Math.max(0, Math.min(BINS - 1, Math.floor(place * BINS)));
    }

    private static void add(double[] sums, int at, double weight, double predicted, double seen) {
      sums[at] += weight;
      sums[at + 1] += weight * predicted;
      sums[at + 2] += weight * seen;
    }

    @Override
    public void merge(ArrayList<double[]> into, ArrayList<double[]> from) {
      while (into.size() < from.size()) {
        into.add(new double[3]);
      }
      for (int i = 0; i < from.size(); i++) {
        CellLayout.plus(into.get(i), from.get(i));
      }
    }

    @Override
    public List<Row> finish(ArrayList<double[]> state) {
      List<Row> rows = new ArrayList<>();
      for (int k = 1; k < state.size(); k++) {
        addRow(rows, "position", k, state.get(k));
      }
      double[] bins = state.get(0);
      double all = 0;
      for (int b = 0; b < BINS; b++) {
        all += bins[3 * b];
      }
      double[] part = new double[3];
      double before = 0;
      for (int b = 0; b < BINS; b++) {
        before += bins[3 * b];
        add(part, bins, 3 * b);
        int decile = (int) Math.ceil(PARTS * before / all - 1e-9);
        boolean last = b == BINS - 1;
        double next = last ? 0 : before + bins[3 * (b + 1)];
        if (part[0] > 0 && (last || Math.ceil(PARTS * next / all - 1e-9) > decile)) {
          addRow(rows, "decile", decile, part);
          part = new double[3];
        }
      }
      return rows;
    }

    private static void add(double[] part, double[] bins, int at) {
      for (int i = 0; i < part.length; i++) {
        part[i] += bins[at + i];
      }
    }

    private static void addRow(List<Row> rows, String by, int part, double[] sums) {
      if (sums[0] > 0) {
        rows.add(new Row(by, part, sums[0], sums[1] / sums[0], sums[2] / sums[0]));
      }
    }
  }
}
