package io.cltr.value.display;

import io.cltr.log.Displays;
import io.cltr.log.EffectiveNumber;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.value.slice.SlicedDisplays.Shown;
import java.util.Arrays;

/**
 * What a slice displayed of one query at identified positions, by candidate; impressions count with
 * their weights.
 *
 * @param theta θ by position, 0 where not identified
 * @param beta β by position
 * @param exposure ρ(d|q); 0 where never displayed at an identified position
 * @param shown displays by fold, candidate and position
 * @param outcomes sum of outcomes by kind (clicks, rewards), candidate and position
 * @param effective effective number of displays of each candidate
 * @param excess what the choice of kept impressions adds to n_q γ̂ on average ({@link KeptExcess})
 * @param impressions Σv, by fold
 */
record DisplayCounts(
    double[] theta,
    double[] beta,
    double[] exposure,
    double[][][] shown,
    double[][][] outcomes,
    double[] effective,
    double[] excess,
    double[] impressions) {

  static DisplayCounts of(Examination examination, Query query, Shown displays) {
    int n = query.size();
    int depth = examination.depth();
    double[] theta = new double[depth];
    for (int k = 1; k <= depth; k++) {
      theta[k - 1] = examination.identifies(k) ? examination.at(k) : 0;
    }
    double[][][] shown = new double[displays.byFold().size()][n][depth];
    for (int f = 0; f < shown.length; f++) {
      for (Displays.Cell cell : displays.byFold().get(f).cells()) {
        int d = place(query, cell, theta);
        if (d >= 0) {
          shown[f][d][cell.position() - 1] += cell.shown();
        }
      }
    }
    double[][][] outcomes = new double[2][n][depth];
    double[] examined = new double[n];
    double[] displayed = new double[n];
    double[] squares = new double[n];
    double[] clicks = new double[n];
    KeptExcess kept = new KeptExcess(n);
    double impressions = displays.whole().impressions();
    double[] byFold = displays.byFold().stream().mapToDouble(Displays::impressions).toArray();
    for (Displays.Cell cell : displays.whole().cells()) {
      int d = place(query, cell, theta);
      if (d >= 0) {
        int k = cell.position() - 1;
        examined[d] += cell.shown() * theta[k];
        displayed[d] += cell.shown();
        squares[d] += cell.squares();
        clicks[d] += cell.clicks();
        outcomes[0][d][k] += cell.clicks();
        outcomes[1][d][k] += cell.reward();
        kept.add(d, cell, theta[k]);
      }
    }
    double[] exposure = new double[n];
    double[] effective = new double[n];
    double[] excess = new double[n];
    for (int d = 0; d < n; d++) {
      if (examined[d] > 0) {
        exposure[d] = examined[d] / impressions;
        effective[d] = EffectiveNumber.of(displayed[d], squares[d]);
        excess[d] = kept.of(d, impressions, clicks[d], examined[d]);
      }
    }
    return new DisplayCounts(
        theta, examination.beta(), exposure, shown, outcomes, effective, excess, byFold);
  }

  /** The candidate's index; negative where it is none, or its position is not identified. */
  private static int place(Query query, Displays.Cell cell, double[] theta) {
    int k = cell.position();
    return k <= theta.length && theta[k - 1] > 0
        ? Arrays.binarySearch(query.documents(), cell.document())
        : -1;
  }

  /** Σv of all folds. */
  double all() {
    double sum = 0;
    for (double fold : impressions) {
      sum += fold;
    }
    return sum;
  }

  boolean displays(int document) {
    return exposure[document] > 0;
  }

  /** Displays of a candidate at a position, of all folds. */
  double shown(int document, int k) {
    double sum = 0;
    for (double[][] fold : shown) {
      sum += fold[document][k];
    }
    return sum;
  }
}
