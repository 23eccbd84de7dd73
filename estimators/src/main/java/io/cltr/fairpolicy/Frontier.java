package io.cltr.fairpolicy;

import io.cltr.fairness.Estimate;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.FairnessTable;
import io.cltr.fairness.FairnessTable.MeasureValue;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.TopScore;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.slice.Slices;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a fair policy costs, and what it would cost at other slacks: value and unfairness of each on
 * units that fitted none of them.
 *
 * @param policy the one that was chosen
 * @param criterion id of what it has to meet
 * @param slack ε that was chosen
 * @param baseline the policy without demands: the ranking by score
 * @param measure id of the measure that reads the demand; "" where none does
 * @param warnings what it could not promise
 * @param points from the fairest to the ranking by score, by slack
 */
public record Frontier(
    String policy,
    String criterion,
    double slack,
    String baseline,
    String measure,
    List<String> warnings,
    List<Point> points)
    implements Serializable {
  /** Copies the lists. */
  public Frontier {
    warnings = List.copyOf(warnings);
    points = List.copyOf(points);
  }

  /**
   * A policy on the frontier.
   *
   * @param slack ε; +∞ of the ranking by score
   * @param value clicks per impression
   * @param unfairness the measure's absolute value, of the pair that is furthest off
   * @param price what it is worth less than the ranking by score, paired
   */
  public record Point(
      String policy, double slack, Estimate value, Estimate unfairness, Estimate price)
      implements Serializable {}

  /** Whether the unfairness of all points is told. */
  public boolean read() {
    return points.stream().allMatch(point -> Double.isFinite(point.unfairness().value()));
  }

  /** The point of the policy. */
  public Point chosen() {
    return points.stream().filter(point -> point.policy().equals(policy)).findFirst().orElseThrow();
  }

  /** The policies of {@code spec}'s frontier: its own, those at other slacks, and without any. */
  public static List<Policy> policies(FairPolicySpec spec, PolicySpec.Parts parts) {
    List<Policy> policies = new ArrayList<>();
    policies.add(spec.policy(parts));
    spec.frontier().forEach(other -> policies.add(other.policy(parts)));
    policies.add(new TopScore(baseline(spec), FairPolicySpec.ranker(spec, parts)));
    return policies;
  }

  private static String baseline(FairPolicySpec spec) {
    return spec.rankerName().orElseThrow();
  }

  /**
   * The frontier of {@code spec}.
   *
   * @param table audit of {@link #policies}
   * @param values of the same in one metric
   */
  public static Frontier of(
      FairPolicySpec spec, PolicySpec.Parts parts, FairnessTable table, ValueTable values) {
    String base = baseline(spec);
    List<Comparison> comparisons = values.comparisons(base);
    List<Value> valued = values.values();
    List<Point> points = new ArrayList<>();
    points.add(
        point(
            spec.policyName(),
            spec.criterion(),
            spec.criterion().slack(),
            table,
            valued,
            comparisons));
    for (PolicySpec other : spec.frontier()) {
      double slack = ((FairPolicySpec) other).criterion().slack();
      points.add(point(other.policyName(), spec.criterion(), slack, table, valued, comparisons));
    }
    points.add(point(base, spec.criterion(), Double.POSITIVE_INFINITY, table, valued, comparisons));
    points.sort(Comparator.comparingDouble(Point::slack));
    return new Frontier(
        spec.policyName(),
        spec.criterion().id(),
        spec.criterion().slack(),
        base,
        spec.criterion().measure(),
        spec.warnings(),
        points);
  }

  private static Point point(
      String policy,
      FairnessCriterion criterion,
      double slack,
      FairnessTable table,
      List<Value> values,
      List<Comparison> comparisons) {
    Value value = values.stream().filter(v -> v.policy().equals(policy)).findFirst().orElseThrow();
    Estimate price =
        comparisons.stream()
            .filter(c -> c.policy().equals(policy))
            .findFirst()
            .map(c -> new Estimate(-c.difference(), c.standardError(), -c.high(), -c.low()))
            .orElse(new Estimate(0, 0, 0, 0));
    return new Point(
        policy,
        slack,
        new Estimate(value.value(), value.standardError(), value.low(), value.high()),
        unfairness(policy, criterion, table),
        price);
  }

  /** The absolute value that is largest, with the interval of its sign. */
  private static Estimate unfairness(
      String policy, FairnessCriterion criterion, FairnessTable table) {
    return table.measures().stream()
        .filter(m -> m.policy().equals(policy) && m.slice().equals(Slices.ALL))
        .filter(m -> m.measure().equals(criterion.measure()))
        .filter(m -> Double.isFinite(m.value()))
        .max(Comparator.comparingDouble(m -> Math.abs(m.value())))
        .map(Frontier::absolute)
        .orElse(new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
  }

  private static Estimate absolute(MeasureValue measure) {
    return measure.value() >= 0
        ? new Estimate(measure.value(), measure.standardError(), measure.low(), measure.high())
        : new Estimate(-measure.value(), measure.standardError(), -measure.high(), -measure.low());
  }
}
