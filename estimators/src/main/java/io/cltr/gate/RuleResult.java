package io.cltr.gate;

import java.util.List;

/**
 * What one rule found. Numbers that a rule does not have are NaN.
 *
 * @param rule id of the rule
 * @param subject what was judged, in words
 * @param observed the judged number
 * @param required its limit
 * @param limit whether it must be at least or at most that
 * @param unit of the four numbers: a metric per impression, "share", "days", …
 * @param low lower end of the interval of the judged number
 * @param high upper end
 * @param level confidence level
 * @param minimumDetectableEffect the smallest true distance from {@code required} that this log
 *     would detect with power 0.8
 * @param decidingImpressions impressions like these that would decide the rule with power 0.8 if
 *     the observed number is the true one; of an inconclusive rule
 * @param sensitivity Γ: the least factor by which every θ_k/θ_1 may be wrong before the verdict is
 *     another, to first order
 * @param reason the verdict in one sentence
 * @param parts what it is made of: slices, groups, loggers, checks
 */
public record RuleResult(
    String rule,
    Verdict verdict,
    String subject,
    double observed,
    double required,
    Limit limit,
    String unit,
    double low,
    double high,
    double level,
    double minimumDetectableEffect,
    double decidingImpressions,
    double sensitivity,
    String reason,
    List<Part> parts) {

  /** Copies the parts. */
  public RuleResult {
    parts = List.copyOf(parts);
  }

  /**
   * What a rule found in one part.
   *
   * @param p probability of an excess of the limit as large, if there is none
   * @param adjustedP the same for all parts together (Holm)
   */
  public record Part(
      String name,
      Verdict verdict,
      double observed,
      double required,
      double low,
      double high,
      double p,
      double adjustedP) {}

  /** The evidence is missing, because {@code why}. */
  static RuleResult untold(String rule, String subject, double required, Limit limit, String why) {
    return exact(rule, Verdict.INCONCLUSIVE, subject, Double.NaN, required, limit, "", why);
  }

  /** A number that is not estimated but counted. */
  static RuleResult exact(
      String rule,
      Verdict verdict,
      String subject,
      double observed,
      double required,
      Limit limit,
      String unit,
      String reason) {
    return new RuleResult(
        rule,
        verdict,
        subject,
        observed,
        required,
        limit,
        unit,
        observed,
        observed,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        reason,
        List.of());
  }

  RuleResult with(List<Part> found) {
    return new RuleResult(
        rule,
        verdict,
        subject,
        observed,
        required,
        limit,
        unit,
        low,
        high,
        level,
        minimumDetectableEffect,
        decidingImpressions,
        sensitivity,
        reason,
        found);
  }
}
