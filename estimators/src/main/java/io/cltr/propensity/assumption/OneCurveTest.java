package io.cltr.propensity.assumption;

import io.cltr.fold.Source;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Agreement;
import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.LoggerTraffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tests over-identification: every pair of loggers must tell the same curve, by the same estimator.
 *
 * <p>The logger with the most impressions makes a pair with each of the next {@value #MOST_OTHERS};
 * the curves of neighbouring pairs are compared by {@link Agreement}, and p is the least, times
 * their number (Bonferroni). Positions enter whose log θ has a standard error of at most {@value
 * #LARGEST_ERROR} in both: where clicks are fewer, influence is no measure of it.
 *
 * <p>Untested where fewer than two pairs have a curve, as with two loggers. Cost: one estimate for
 * each pair.
 *
 * <p>Source: Hansen, Econometrica 1982 (over-identification).
 */
public record OneCurveTest() implements AssumptionTest {
  private static final int MOST_OTHERS = 4;
  private static final double LARGEST_ERROR = 0.3;

  private record PairCurve(String logger, PropensityEstimate estimate) {}

  private record Compared(String one, String other, Agreement agreement) {}

  @Override
  public Assumption assumption() {
    return Assumption.ONE_CURVE;
  }

  @Override
  public AssumptionCheck check(
      PropensityEstimator estimator, PropensityEstimate estimate, PropensityLog log) {
    LoggerTraffic traffic = log.impressions().fold(new LoggerTraffic.Counter());
    List<String> loggers =
        traffic.byBucket().keySet().stream()
            .sorted(
                Comparator.comparing((String name) -> -traffic.impressions(name))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST_OTHERS + 1)
            .toList();
    List<PairCurve> curves = new ArrayList<>();
    for (String other : loggers.subList(Math.min(1, loggers.size()), loggers.size())) {
      curve(estimator, estimate.level(), log, loggers.get(0), other).ifPresent(curves::add);
    }
    List<Compared> compared = new ArrayList<>();
    for (int j = 1; j < curves.size(); j++) {
      PairCurve one = curves.get(j - 1);
      PairCurve other = curves.get(j);
      Agreement agreement = Agreement.of(one.estimate(), other.estimate());
      if (agreement.rank() > 0) {
        compared.add(new Compared(one.logger(), other.logger(), agreement));
      }
    }
    return compared.isEmpty()
        ? AssumptionCheck.untested(
            assumption(), "fewer than two pairs of loggers have a curve of their own")
        : result(loggers.get(0), compared);
  }

  /** The curve of two loggers; empty where they tell none. */
  private static Optional<PairCurve> curve(
      PropensityEstimator estimator, double level, PropensityLog log, String one, String other) {
    Source<Impression> both =
        log.impressions().where(item -> item.logger().equals(one) || item.logger().equals(other));
    try {
      return Optional.of(new PairCurve(other, known(estimator.estimate(log.with(both), level))));
    } catch (InputException refused) {
      return Optional.empty();
    }
  }

  private AssumptionCheck result(String first, List<Compared> compared) {
    Compared clearest =
        compared.stream()
            .min(Comparator.comparingDouble(pairs -> pairs.agreement().p()))
            .orElseThrow();
    Difference largest =
        clearest.agreement().differences().stream()
            .max(Comparator.comparingDouble(difference -> Math.abs(difference.z())))
            .orElseThrow();
    return AssumptionCheck.tested(
        assumption(),
        Math.min(1, compared.size() * clearest.agreement().p()),
        "the curves of logger '%s' with '%s' and with '%s' differ most at position %d, by %+.0f%%"
            .formatted(
                first,
                clearest.one(),
                clearest.other(),
                largest.position(),
                100 * StrictMath.expm1(largest.logRatio())));
  }

  /** The same estimate where positions of large error are not identified. */
  private static PropensityEstimate known(PropensityEstimate estimate) {
    List<PositionEstimate> positions =
        estimate.positions().stream().map(at -> known(estimate, at)).toList();
    return new PropensityEstimate(
        estimate.estimator(),
        estimate.level(),
        estimate.interval(),
        positions,
        estimate.components(),
        estimate.influence(),
        estimate.warnings());
  }

  private static PositionEstimate known(PropensityEstimate estimate, PositionEstimate at) {
    double error = StudentT.standardError(estimate.influence().column(at.position() - 1));
    return error <= LARGEST_ERROR
        ? at
        : new PositionEstimate(at.position(), Double.NaN, Double.NaN, Double.NaN, 0);
  }
}
