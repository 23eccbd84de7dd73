package io.cltr.jobs.run;

import io.cltr.fairness.FairnessMeasure;
import io.cltr.fairness.FairnessTable;
import io.cltr.fairness.Grouping;
import io.cltr.fairpolicy.Frontier;
import io.cltr.gate.FairnessReading;
import io.cltr.method.Methods;
import java.util.List;

/**
 * How policies treat groups.
 *
 * @param policies that were audited
 * @param grouping who was compared
 * @param frontiers of the fair ones: what they cost, and what other slacks would
 */
public record Audited(
    List<ValuedPolicy> policies, Grouping grouping, FairnessTable table, List<Frontier> frontiers) {

  /** What a gate reads of the audited policies. */
  List<FairnessReading> readings() {
    return table.cells().stream().map(Audited::reading).toList();
  }

  private static FairnessReading reading(FairnessTable.Cell cell) {
    FairnessTable.MeasureValue measure = cell.value();
    return new FairnessReading(
        measure.policy(),
        measure.slice(),
        measure.measure(),
        measure.groups(),
        Methods.of(FairnessMeasure.class).get(measure.measure()).isRatio(),
        measure.value(),
        measure.standardError(),
        measure.bias(),
        cell.buckets(),
        measure.warnings());
  }
}
