package io.cltr.gate;

import io.cltr.interval.PairedMeans;
import java.util.ArrayList;
import java.util.List;

/**
 * What each night's new units say of one candidate against one production policy, valued with the
 * examination of the first night.
 *
 * @param candidate identity of the policy
 * @param production identity of the policy
 * @param theta θ of the first night; NaN where not identified
 * @param beta β of the first night
 * @param covariance of its log θ̂
 * @param nights in their order
 */
public record JudgedNights(
    String candidate,
    String production,
    double[] theta,
    double[] beta,
    double[][] covariance,
    List<JudgedNight> nights) {

  /** Copies the list. */
  public JudgedNights {
    nights = List.copyOf(nights);
  }

  /**
   * One night.
   *
   * @param run name of the run; "" for this one
   * @param day last day of its log
   * @param units that no night before had counted
   */
  public record JudgedNight(
      String run, String day, long units, long impressions, List<NightValue> values) {
    /** Copies the list. */
    public JudgedNight {
      values = List.copyOf(values);
    }
  }

  /**
   * What a night says in one metric by one estimator.
   *
   * @param means candidate's value, then production's
   * @param slope ∂value/∂log θ_k of the candidate, at index k − 1
   * @param productionSlope of production
   * @param unsupported what documents never displayed could add to the candidate's value
   * @param productionUnsupported to production's
   * @param trusted whether the evidence of both carries a conclusion
   */
  public record NightValue(
      String metric,
      String estimator,
      PairedMeans means,
      List<Double> slope,
      List<Double> productionSlope,
      double unsupported,
      double productionUnsupported,
      boolean trusted) {}

  /** With one more night. */
  public JudgedNights and(JudgedNight night) {
    List<JudgedNight> all = new ArrayList<>(nights);
    all.add(night);
    return new JudgedNights(candidate, production, theta, beta, covariance, all);
  }
}
