package io.cltr.jobs.run;

import io.cltr.check.Level;
import io.cltr.gate.GateResult;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.drift.LoggerChange;
import io.cltr.propensity.study.StudySummary;
import io.cltr.trend.Measured;
import io.cltr.trend.Night;
import io.cltr.trend.Night.Curve;
import io.cltr.trend.Night.PolicyValue;
import io.cltr.trend.Role;
import io.cltr.value.Contrast;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run leaves for later nights to be compared with. */
final class Nights {
  private Nights() {}

  static Night tonight(Findings findings) {
    Optional<CellValue> candidate =
        findings.gate().map(GateResult::candidate).flatMap(policy -> cell(findings, policy));
    Optional<CellValue> production =
        findings
            .gate()
            .map(GateResult::production)
            .or(findings::baseline)
            .flatMap(policy -> cell(findings, policy));
    List<PolicyValue> values = new ArrayList<>();
    candidate.ifPresent(cell -> values.add(PolicyValue.of(Role.candidate, cell)));
    production.ifPresent(cell -> values.add(PolicyValue.of(Role.production, cell)));
    return new Night(
        Reading.lastDay(findings.summary()),
        findings.summary().impressions(),
        findings.summary().clicks(),
        findings.summary().units(),
        values,
        candidate.isPresent() && production.isPresent()
            ? difference(candidate.get(), production.get())
            : Measured.NONE,
        findings.propensities().map(Curve::of).orElse(Curve.NONE),
        drift(findings),
        findings.gate().map(gate -> gate.verdict().name()).orElse(""));
  }

  /** The value of {@code policy} in the metric and by the estimator that values list first. */
  private static Optional<CellValue> cell(Findings findings, String policy) {
    return findings.values().map(ValueTable::cells).orElse(List.of()).stream()
        .filter(cell -> cell.slice().equals(Slices.ALL))
        .filter(cell -> cell.policy().equals(policy))
        .findFirst();
  }

  private static Measured difference(CellValue candidate, CellValue production) {
    Contrast contrast = ValueTable.contrast(1, candidate, -1, production);
    return new Measured(contrast.value(), contrast.standardError());
  }

  private static Night.Drift drift(Findings findings) {
    Optional<StudySummary> study = findings.studied().map(StudiedPropensities::study);
    long curves =
        study.stream().flatMap(found -> found.drift().stream()).filter(Drift::alarm).count();
    long loggers =
        study.stream()
            .flatMap(found -> found.loggerChanges().stream())
            .filter(LoggerChange::alarm)
            .count();
    return new Night.Drift(
        curves + loggers,
        findings.data().checks().stream().filter(found -> found.level() != Level.info).count());
  }
}
