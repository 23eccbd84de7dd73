package io.cltr.value.display;

import io.cltr.log.Impression;
import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingValue;
import io.cltr.value.metric.Metric;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.SliceContribution;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Contributions of the impressions of one query of a log of rankings, by displays.
 *
 * @param documents candidates, sorted
 * @param omega ω(d) by pair
 * @param gamma γ̂ by fold and candidate
 * @param slices what differs by slice; none of a group that no candidate is of
 */
public record DisplayPlan(
    String[] documents, double[][] omega, double[][] gamma, TreeMap<String, OfSlice> slices)
    implements Serializable {

  /**
   * What one slice adds.
   *
   * @param exposure ρ(d|q); 0 where never displayed
   * @param linear {@link DisplayTerms#linear} by kind of outcome, estimator, moment and candidate
   * @param constant what every impression counts whatever it shows, by fold and moment
   * @param wanted what the weights of an impression add up to on average, by cell
   * @param counted whether a candidate counts; null where all do
   */
  record OfSlice(
      double[] exposure,
      double[][][][] linear,
      double[][] constant,
      double[] wanted,
      boolean[] counted)
      implements Serializable {
    boolean counts(int document) {
      return counted == null || counted[document];
    }
  }

  /** Whether {@code slice} has candidates of the query. */
  public boolean values(String slice) {
    return slices.containsKey(slice);
  }

  /** What {@code impression} adds to {@code slice}. */
  public SliceContribution contribution(Cells cells, Impression impression, String slice) {
    OfSlice own = slices.get(slice);
    if (own == null) {
      return SliceContribution.empty(cells);
    }
    int fold = cells.folds().fold(impression.unit());
    SliceContribution sums =
        new SliceContribution(
            own.constant()[fold].clone(),
            new double[cells.count()],
            new double[cells.count()],
            own.wanted());
    for (int i = 0; i < impression.size(); i++) {
      int d = Arrays.binarySearch(documents, impression.documents()[i]);
      int k = impression.positions()[i];
      if (d >= 0 && own.counts(d) && cells.examination().identifies(k)) {
        addShown(cells, sums, own, d, impression, i, gamma[fold][d]);
      }
    }
    return sums;
  }

  private void addShown(
      Cells cells,
      SliceContribution sums,
      OfSlice own,
      int d,
      Impression impression,
      int i,
      double predicted) {
    double alpha = cells.examination().at(impression.positions()[i]);
    double beta = cells.examination().beta(impression.positions()[i]);
    double rho = own.exposure()[d];
    for (int e = 0; e < cells.estimators(); e++) {
      List<RankingValue> values = cells.displayed(e);
      if (values.isEmpty()) {
        continue;
      }
      DisplayWeight weight = values.get(0).weight();
      double used = weight.of(rho, alpha) * alpha;
      double cut = weight.uncapped(rho, alpha) * alpha - used;
      for (int m = 0; m < cells.metrics().size(); m++) {
        Metric metric = cells.metrics().get(m);
        double click = metric.outcome(impression, i);
        double[][] linear = own.linear()[kind(metric)][e];
        for (int p = 0; p < cells.policies(); p++) {
          int pair = cells.pair(p, m);
          int cell = cells.cell(pair, e);
          double rank = omega[pair][d];
          for (int j = 0; j < linear.length; j++) {
            RankingValue value = values.get(j);
            sums.moments()[cells.vector(cell) + j] +=
                rank
                    * (value.weight().of(rho, alpha)
                            * value.outcome().residual(click, alpha, beta, predicted)
                        + linear[j][d] * alpha / rho);
          }
          sums.weight()[cell] += rank * used;
          sums.cut()[cell] += rank * cut;
        }
      }
    }
  }

  /** The index of the metric's outcomes in counts: clicks, then rewards. */
  static int kind(Metric metric) {
    return metric.ofClicks() ? 0 : 1;
  }
}
