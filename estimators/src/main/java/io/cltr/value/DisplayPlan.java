package io.cltr.value;

import io.cltr.log.Impression;
import io.cltr.value.QueryPlan.ImpressionPlan;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Contributions of the impressions of one query under {@link DisplayWeighting}.
 *
 * @param documents candidates, sorted
 * @param omega ω(d) by pair
 * @param wanted what every impression of a slice adds whatever it shows
 */
record DisplayPlan(
    int estimators,
    String[] documents,
    double[][] omega,
    TreeMap<String, DisplayedQuery> slices,
    TreeMap<String, SliceContribution> wanted)
    implements ImpressionPlan {

  @Override
  public SliceContribution contribution(Impression impression, String slice) {
    DisplayedQuery query = slices.get(slice);
    SliceContribution sums = wanted.get(slice).copy();
    for (int i = 0; i < impression.size(); i++) {
      int d = Arrays.binarySearch(documents, impression.documents()[i]);
      int k = impression.positions()[i];
      if (d >= 0 && k <= query.theta().length && query.theta()[k - 1] > 0) {
        addShown(sums, query, d, query.theta()[k - 1], impression.clicks()[i]);
      }
    }
    return sums;
  }

  /** Σ_d ω and, for weights that respond to ρ, Σ_d ω γ̂ and Σ_d ω over what the slice displayed. */
  static SliceContribution wanted(int estimators, double[][] omega, DisplayedQuery query) {
    SliceContribution sums = SliceContribution.empty(omega.length * estimators, omega.length);
    for (int pair = 0; pair < omega.length; pair++) {
      for (int d = 0; d < omega[pair].length; d++) {
        if (query.displays(d)) {
          double weight = omega[pair][d];
          sums.omega()[pair] += weight;
          for (int e = 0; e < estimators; e++) {
            if (query.responds(e, d)) {
              sums.x()[pair * estimators + e] += weight * query.relevance()[d];
              sums.s()[pair * estimators + e] += weight;
            }
          }
        }
      }
    }
    return sums;
  }

  private void addShown(
      SliceContribution sums, DisplayedQuery query, int d, double theta, double click) {
    double full = 1 / query.exposure()[d];
    for (int e = 0; e < estimators; e++) {
      double weight = query.weights()[e][d];
      boolean responds = query.responds(e, d);
      double clicks = responds ? click - query.relevance()[d] * theta : click;
      double fixed = responds ? 0 : theta;
      for (int pair = 0; pair < omega.length; pair++) {
        double used = omega[pair][d] * weight;
        int cell = pair * estimators + e;
        sums.x()[cell] += used * clicks;
        sums.s()[cell] += used * fixed;
        sums.weight()[cell] += used * theta;
        sums.cut()[cell] += omega[pair][d] * (full - weight) * theta;
      }
    }
  }
}
