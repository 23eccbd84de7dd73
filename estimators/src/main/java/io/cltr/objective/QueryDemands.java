package io.cltr.objective;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupRow;
import java.util.Arrays;
import java.util.List;

/**
 * One demand: that queries do not miss theirs by more than the slack on average,
 *
 * <pre>
 * (1/N_D) Σ_lists n D ≤ ε,   D = the mean of max(low − x_c, x_c − high, 0) over the list's demands c without slack
 * </pre>
 *
 * <p>N_D counts the impressions of lists that have demands. Merit is the list's own, as noisy as
 * its clicks are few. Where exposures are drawn, other draws tell on which side of a bound they
 * are: of the same draws, |x| would count noise as a miss and favour policies that draw little. So
 * what is within the noise counts as a little less than it is.
 *
 * @param criterion whose slack is ε
 * @param names of the groups
 * @param examination θ
 * @param factor N/N_D
 */
public record QueryDemands(
    FairnessCriterion criterion, List<String> names, double[] examination, double factor)
    implements Demands {

  @Override
  public int count() {
    return 1;
  }

  @Override
  public String name(int m) {
    return "mean over queries";
  }

  @Override
  public double low(int m) {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double high(int m) {
    return criterion.slack();
  }

  /** The demands of one list without slack. */
  public static List<GroupRow> rows(
      FairnessCriterion criterion, List<String> names, double[] examination, ListData list) {
    return criterion.with(0).rows(ListTotals.of(list, names, examination));
  }

  @Override
  public boolean asksApart() {
    return true;
  }

  @Override
  public void at(
      ListData list, double[] exposure, double[] apart, double[] terms, double[][] slopes) {
    List<GroupRow> rows = rows(criterion, names, examination, list);
    double share = factor * list.impressions() / Math.max(1, rows.size());
    double[] own = new double[exposure.length];
    Arrays.fill(slopes[0], 0);
    for (GroupRow row : rows) {
      LogDemands.coefficients(list, row, own);
      double other = sum(apart, own);
      double sign = other > row.high() ? 1 : other < row.low() ? -1 : 0;
      terms[1] += share * sign * (sum(exposure, own) - (sign > 0 ? row.high() : row.low()));
      for (int d = 0; d < own.length; d++) {
        slopes[0][d] += share * sign * own[d];
      }
    }
  }

  private static double sum(double[] exposure, double[] coefficients) {
    double sum = 0;
    for (int d = 0; d < exposure.length; d++) {
      sum += exposure[d] * coefficients[d];
    }
    return sum;
  }
}
