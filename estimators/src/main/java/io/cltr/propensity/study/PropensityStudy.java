package io.cltr.propensity.study;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.method.Methods;
import io.cltr.propensity.Agreement;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.assumption.AssumptionTests;
import io.cltr.propensity.relevance.HeldOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several estimators on one log: which of them the log allows, what speaks against each, and which
 * to believe.
 *
 * <p>Recommended is the one with the fewest assumptions found broken, disagreement with randomised
 * traffic counted among them; of those that are alike the one that identifies most positions; of
 * those one that needs no model of relevance, whose intervals know nothing of the model's error;
 * then the one whose intervals of log θ are narrowest on average. An assumption that was not tested
 * does not count. Cost: each estimator twice, on the log and on half of its units, and the tests of
 * its assumptions.
 *
 * @param candidates in the order given
 * @param recommended the label of one; "" where the log allows none
 * @param reason why, as a sentence
 */
public record PropensityStudy(List<Candidate> candidates, String recommended, String reason) {

  /**
   * One estimator.
   *
   * @param label its id and its parameters other than the default ones
   * @param modelled whether it rests on a model of relevance or of how users stop
   * @param estimate empty where the log does not allow it
   * @param refusal why it does not; "" where it does
   * @param heldOut how well it predicts the clicks of other units
   * @param randomised agreement with the randomised traffic; empty where there is none, the log
   *     contradicts what its curve assumes, or it is what the estimate rests on
   */
  public record Candidate(
      String label,
      boolean modelled,
      Optional<PropensityEstimate> estimate,
      String refusal,
      Optional<HeldOut> heldOut,
      Optional<Agreement> randomised) {

    /** What speaks against it. */
    public long broken() {
      long assumptions =
          estimate.stream()
              .flatMap(found -> found.checks().stream())
              .filter(check -> check.verdict() == Verdict.BROKEN)
              .count();
      return assumptions
          + randomised.filter(test -> test.p() < AssumptionCheck.ALPHA).stream().count();
    }

    /** Positions whose θ is known. */
    public long identified() {
      return known().count();
    }

    /** Mean width of the intervals of log θ_k, k &gt; 1; infinite without any. */
    public double width() {
      return known()
          .filter(at -> at.position() > 1)
          .mapToDouble(at -> StrictMath.log(at.high()) - StrictMath.log(at.low()))
          .average()
          .orElse(Double.POSITIVE_INFINITY);
    }

    private Stream<PositionEstimate> known() {
      return estimate.stream()
          .flatMap(found -> found.positions().stream())
          .filter(at -> !Double.isNaN(at.propensity()));
    }
  }

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingLong(Candidate::broken)
          .thenComparing(Candidate::identified, Comparator.reverseOrder())
          .thenComparing(Candidate::modelled)
          .thenComparingDouble(Candidate::width)
          .thenComparing(Candidate::label);

  /** Studies {@code estimators} on {@code log}. */
  public static PropensityStudy of(
      List<PropensityEstimator> estimators, PropensityLog log, double level) {
    Optional<PropensityEstimate> randomised = RandomisedTraffic.estimate(log, level);
    List<Candidate> candidates = new ArrayList<>();
    for (PropensityEstimator estimator : estimators) {
      candidates.add(candidate(estimator, log, level, randomised));
    }
    List<Candidate> allowed =
        candidates.stream()
            .filter(candidate -> candidate.estimate().isPresent())
            .sorted(BEST_FIRST)
            .toList();
    return new PropensityStudy(
        List.copyOf(candidates), allowed.isEmpty() ? "" : allowed.get(0).label(), reason(allowed));
  }

  private static Candidate candidate(
      PropensityEstimator estimator,
      PropensityLog log,
      double level,
      Optional<PropensityEstimate> randomised) {
    String label = Methods.label(estimator);
    try {
      PropensityEstimate estimate =
          AssumptionTests.checked(estimator, estimator.estimate(log, level), log);
      return new Candidate(
          label,
          estimator.needsModel(),
          Optional.of(estimate),
          "",
          heldOut(estimator, log, level),
          randomised
              .filter(other -> !other.estimator().equals(estimate.estimator()))
              .map(other -> Agreement.of(estimate, other)));
    } catch (InputException | ConfigException e) {
      return new Candidate(
          label,
          estimator.needsModel(),
          Optional.empty(),
          e.getMessage(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Empty where half of the units do not allow the estimate. */
  private static Optional<HeldOut> heldOut(
      PropensityEstimator estimator, PropensityLog log, double level) {
    try {
      return Optional.of(HeldOut.of(estimator.estimate(HeldOut.training(log), level), log));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private static String reason(List<Candidate> allowed) {
    if (allowed.isEmpty()) {
      return "the log allows none of the estimators";
    }
    Candidate first = allowed.get(0);
    if (allowed.size() == 1) {
      return first.label() + " is the only one that the log allows";
    }
    Candidate second = allowed.get(1);
    if (first.broken() < second.broken()) {
      return "%s has %d of its assumptions contradicted by the log, every other one has more"
          .formatted(first.label(), first.broken());
    }
    String alike =
        first.broken() == 0
            ? "of those that nothing speaks against, "
            : "of those with %d contradicted assumption%s, "
                .formatted(first.broken(), first.broken() == 1 ? "" : "s");
    if (first.identified() > second.identified()) {
      return alike + first.label() + " identifies most positions";
    }
    return first.modelled() == second.modelled()
        ? alike + first.label() + " has the narrowest intervals"
        : alike + first.label() + " alone needs no model of relevance";
  }

  /** The recommended estimate; empty where the log allows none. */
  public Optional<PropensityEstimate> estimate() {
    return candidates.stream()
        .filter(candidate -> candidate.label().equals(recommended))
        .flatMap(candidate -> candidate.estimate().stream())
        .findFirst();
  }
}
