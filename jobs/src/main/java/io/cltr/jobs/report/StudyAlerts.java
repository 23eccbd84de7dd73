package io.cltr.jobs.report;

import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.drift.LoggerChange;
import io.cltr.propensity.study.StudySummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a reader of propensities must know first. */
final class StudyAlerts {
  private static final int MOST = 2;

  private StudyAlerts() {}

  /** The estimator's warnings, broken assumptions, drift and changed loggers, as sentences. */
  static List<String> of(PropensitySection found) {
    List<String> alerts = new ArrayList<>(found.warnings());
    found.checks().stream()
        .filter(check -> check.verdict() == Verdict.BROKEN)
        .forEach(check -> alerts.add(broken(check)));
    alerts.addAll(drifted(found.study().drift()));
    found.study().loggerChanges().stream()
        .filter(LoggerChange::alarm)
        .forEach(change -> alerts.add(changed(change)));
    return alerts;
  }

  /** Which estimator was chosen and why; "" where there was no choice. */
  static String choice(StudySummary study) {
    return study.chosen()
        ? "auto chose %s: %s.".formatted(study.recommended(), study.reason())
        : "";
  }

  private static String broken(AssumptionCheck check) {
    return "The log contradicts that %s: %s"
        .formatted(check.assumption().statement(), check.finding());
  }

  /** A sentence for each part; one for all of a kind that are many. */
  private static List<String> drifted(List<Drift> drift) {
    List<String> alerts = new ArrayList<>();
    for (String of : drift.stream().map(Drift::of).distinct().toList()) {
      List<Drift> parts = drift.stream().filter(part -> part.of().equals(of)).toList();
      List<Drift> alarms = parts.stream().filter(Drift::alarm).toList();
      if (alarms.size() <= MOST) {
        alarms.forEach(part -> alerts.add(drifted(part)));
      } else {
        alerts.add(
            "%d of %d curves by '%s' differ from that of the whole: %s. An estimator that is biased on small logs drifts so"
                .formatted(
                    alarms.size(),
                    parts.size(),
                    of,
                    String.join(", ", alarms.stream().map(Drift::part).toList())));
      }
    }
    return alerts;
  }

  private static String drifted(Drift part) {
    String whole =
        switch (part.of()) {
          case "day" -> "Examination on %s differs from that of all days";
          case "previous run" -> "Examination differs from that of the run %s";
          default -> "Examination is another without the logger %s";
        };
    return (whole + " (p = %s)%s.")
        .formatted(part.part(), Numbers.significant(part.p(), 2), most(part));
  }

  private static String most(Drift part) {
    return part.differences().stream()
        .max(Comparator.comparingDouble((Difference d) -> Math.abs(d.z())))
        .map(
            d ->
                ", most at position %d: %s"
                    .formatted(
                        d.position(), Numbers.signedPercent(StrictMath.exp(d.logRatio()) - 1)))
        .orElse("");
  }

  private static String changed(LoggerChange change) {
    return "The logger %s changed between %s and %s: its rankings of a query agree in %s of their places, %s is what each day agrees with itself."
        .formatted(
            change.logger(),
            change.before(),
            change.day(),
            Numbers.percent(change.agreement()),
            Numbers.percent(change.expected()));
  }
}
