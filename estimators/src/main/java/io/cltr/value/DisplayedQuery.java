package io.cltr.value;

import io.cltr.log.Displays;
import io.cltr.log.EffectiveNumber;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What a slice displayed of one query, by candidate; impressions count with their weights.
 *
 * @param theta θ by position, 0 where not identified
 * @param exposure ρ(d|q); 0 where never displayed at an identified position
 * @param relevance γ̂ = Σvc/Σvθ; 0 where ρ = 0
 * @param weights the estimators' weights at 1/ρ, estimator by candidate; 0 where ρ = 0
 * @param shown displays of each candidate at each position, K numbers each
 * @param effective effective number of displays of each candidate
 * @param excess what the choice of kept impressions adds to n_q γ̂ on average ({@link KeptExcess})
 * @param impressions number of impressions
 */
record DisplayedQuery(
    double[] theta,
    double[] exposure,
    double[] relevance,
    double[][] weights,
    double[][] shown,
    double[] effective,
    double[] excess,
    double impressions)
    implements Serializable {

  static DisplayedQuery of(Valuation valuation, Query query, Displays displays) {
    Examination examination = valuation.examination();
    int n = query.size();
    double[] theta = new double[examination.depth()];
    for (int k = 1; k <= theta.length; k++) {
      theta[k - 1] = examination.identifies(k) ? examination.at(k) : 0;
    }
    double[] examined = new double[n];
    double[] clicks = new double[n];
    double[][] shown = new double[n][theta.length];
    double[] displayed = new double[n];
    double[] squares = new double[n];
    KeptExcess kept = new KeptExcess(n);
    for (Displays.Cell cell : displays.cells()) {
      int d = Arrays.binarySearch(query.documents(), cell.document());
      int k = cell.position();
      if (d >= 0 && k <= theta.length && theta[k - 1] > 0) {
        examined[d] += cell.shown() * theta[k - 1];
        clicks[d] += cell.clicks();
        shown[d][k - 1] += cell.shown();
        displayed[d] += cell.shown();
        squares[d] += cell.squares();
        kept.add(d, cell, theta[k - 1]);
      }
    }
    double[] exposure = new double[n];
    double[] effective = new double[n];
    double[] excess = new double[n];
    double[] relevance = new double[n];
    double[][] weights = new double[valuation.estimators().size()][n];
    for (int d = 0; d < n; d++) {
      if (examined[d] > 0) {
        exposure[d] = examined[d] / displays.impressions();
        effective[d] = EffectiveNumber.of(displayed[d], squares[d]);
        excess[d] = kept.of(d, displays.impressions(), clicks[d], examined[d]);
        relevance[d] = clicks[d] / examined[d];
        for (int e = 0; e < weights.length; e++) {
          weights[e][d] = valuation.estimators().get(e).weight(1 / exposure[d]);
        }
      }
    }
    return new DisplayedQuery(
        theta, exposure, relevance, weights, shown, effective, excess, displays.impressions());
  }

  boolean displays(int document) {
    return exposure[document] > 0;
  }

  /** Whether the estimator's weight is 1/ρ, and so responds to ρ. */
  boolean responds(int estimator, int document) {
    return weights[estimator][document] == 1 / exposure[document];
  }
}
