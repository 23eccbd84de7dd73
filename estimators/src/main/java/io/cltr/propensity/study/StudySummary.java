package io.cltr.propensity.study;

import io.cltr.propensity.Agreement;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.drift.LoggerChange;
import io.cltr.propensity.relevance.HeldOut;
import io.cltr.propensity.study.PropensityStudy.Candidate;
import java.util.List;

/**
 * What speaks for the curve of a run and against it: a study, and what was compared with its
 * recommendation, without influences.
 *
 * @param recommended label of the candidate that the run uses
 * @param reason why, as a sentence
 * @param candidates in the order given
 * @param calibration of the recommended one on held-out units; empty where it has none
 * @param drift curves of parts of the traffic and of the run before
 * @param loggerChanges loggers from day to day
 */
public record StudySummary(
    String recommended,
    String reason,
    List<Curve> candidates,
    List<HeldOut.Part> calibration,
    List<Drift> drift,
    List<LoggerChange> loggerChanges) {

  /**
   * A candidate.
   *
   * @param refusal why the log does not allow it; "" where it does
   * @param broken checks that found an assumption broken, disagreement with randomised traffic
   *     among them
   * @param held checks that found nothing
   * @param identified positions whose θ is known
   * @param width mean width of the intervals of log θ_k, k &gt; 1; NaN without any
   * @param logLikelihood on held-out units, per impression; NaN where it was not predicted
   * @param perplexity on held-out units
   * @param randomisedP p-value of its agreement with randomised traffic; NaN where there is none
   * @param positions the curve; empty where the log does not allow it
   */
  public record Curve(
      String label,
      String refusal,
      long broken,
      long held,
      long identified,
      double width,
      double logLikelihood,
      double perplexity,
      double randomisedP,
      List<PositionEstimate> positions) {

    static Curve of(Candidate candidate) {
      double width = candidate.width();
      return new Curve(
          candidate.label(),
          candidate.refusal(),
          candidate.broken(),
          candidate.estimate().stream()
              .flatMap(found -> found.checks().stream())
              .filter(check -> check.verdict() == Verdict.HOLDS)
              .count(),
          candidate.identified(),
          Double.isInfinite(width) ? Double.NaN : width,
          candidate.heldOut().map(HeldOut::logLikelihood).orElse(Double.NaN),
          candidate.heldOut().map(HeldOut::perplexity).orElse(Double.NaN),
          candidate.randomised().map(Agreement::p).orElse(Double.NaN),
          candidate.estimate().map(PropensityEstimate::positions).orElse(List.of()));
    }
  }

  /** The summary of {@code study}, beside what was compared with its recommendation. */
  public static StudySummary of(
      PropensityStudy study, List<Drift> drift, List<LoggerChange> loggerChanges) {
    return new StudySummary(
        study.recommended(),
        study.reason(),
        study.candidates().stream().map(Curve::of).toList(),
        study.candidates().stream()
            .filter(candidate -> candidate.label().equals(study.recommended()))
            .flatMap(candidate -> candidate.heldOut().stream())
            .flatMap(heldOut -> heldOut.calibration().stream())
            .toList(),
        List.copyOf(drift),
        List.copyOf(loggerChanges));
  }

  /** Whether there was a choice. */
  public boolean chosen() {
    return candidates.size() > 1;
  }
}
