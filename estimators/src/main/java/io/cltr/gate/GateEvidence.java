package io.cltr.gate;

import io.cltr.change.ChangeReader;
import io.cltr.log.ConfigException;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import java.util.List;
import java.util.Optional;

/**
 * All that a gate looks at.
 *
 * @param candidate policy that wants to serve
 * @param production policy that serves
 * @param values of both
 * @param changes between their rankings; empty where they were not compared query by query
 * @param log what is known of the log
 * @param today the day of the verdict, YYYY-MM-DD; "" where it was not told
 * @param nights what the nights before, and this one, said of the same candidate; empty without
 *     history
 * @param fairness how the run's policies treat groups; empty without an audit
 */
public record GateEvidence(
    String candidate,
    String production,
    ValueTable values,
    Optional<ChangeReader> changes,
    LogEvidence log,
    String today,
    Optional<JudgedNights> nights,
    List<FairnessReading> fairness) {

  /** Without an audit of fairness. */
  public GateEvidence(
      String candidate,
      String production,
      ValueTable values,
      Optional<ChangeReader> changes,
      LogEvidence log,
      String today,
      Optional<JudgedNights> nights) {
    this(candidate, production, values, changes, log, today, nights, List.of());
  }

  /** Requires two policies that were valued. */
  public GateEvidence {
    fairness = List.copyOf(fairness);
    if (candidate.equals(production)) {
      throw new ConfigException(
          "gate: candidate and production are both '%s'; name two policies".formatted(candidate));
    }
    for (String name : List.of(candidate, production)) {
      if (!values.policies().contains(name)) {
        throw new ConfigException(
            "gate: the policy '%s' was not valued; valued were %s"
                .formatted(name, values.policies()));
      }
    }
  }

  /** {@code metric}, or the first that was valued. */
  String metric(String metric) {
    return metric.isEmpty() ? values.cells().get(0).metric() : metric;
  }

  /** {@code estimator}, or the first. */
  String estimator(String estimator) {
    return estimator.isEmpty() ? values.cells().get(0).estimator() : estimator;
  }

  CellValue candidate(String metric, String estimator, String slice) {
    return values.find(candidate, metric(metric), estimator(estimator), slice);
  }

  CellValue production(String metric, String estimator, String slice) {
    return values.find(production, metric(metric), estimator(estimator), slice);
  }
}
