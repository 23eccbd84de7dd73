package io.cltr.fairness;

import io.cltr.fairness.FairnessMeasure.Reading;
import io.cltr.fairness.FairnessTable.Cell;
import io.cltr.fairness.FairnessTable.MeasureValue;
import io.cltr.interval.StudentT;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The readings of measures with their intervals.
 *
 * @param warnings that all of the policy's measures in the slice have
 * @param ofClicks that those have which depend on merit or impact
 */
record MeasureCells(
    String policy,
    String slice,
    PolicyStatistics own,
    int buckets,
    double level,
    List<String> warnings,
    List<String> ofClicks) {
  /** Variance by curvature over that by slopes, from which on a warning says so. */
  private static final double NEAR = 0.05;

  List<Cell> of(FairnessMeasure measure) {
    List<Reading> readings = measure.of(own.statistics());
    if (measure.isCurved() && readings.get(0).reason().isEmpty()) {
      return List.of(curved(measure, readings.get(0)));
    }
    double[] bias = Curvature.bias(measure, own, readings.size(), buckets);
    List<Cell> cells = new ArrayList<>();
    for (int r = 0; r < readings.size(); r++) {
      Reading reading = readings.get(r);
      double[] influence = own.influence(reading);
      Estimate estimate =
          measure.isRatio()
              ? Estimate.ofRatio(reading.value(), influence, buckets, level)
              : Estimate.of(reading.value(), influence, buckets, level);
      List<String> all = told(reading);
      if (!reading.reason().isEmpty()) {
        all.add("not defined: " + reading.reason());
      }
      double known = reading.reason().isEmpty() ? bias[r] : Double.NaN;
      cells.add(cell(measure, reading, r, estimate, known, all));
    }
    return cells;
  }

  private List<String> told(Reading reading) {
    GroupStatistics s = own.statistics();
    List<String> told = new ArrayList<>(warnings);
    if (IntStream.of(reading.at()).anyMatch(i -> i >= s.impact(0) && i <= s.totalMerit())) {
      told.addAll(ofClicks);
    }
    return told;
  }

  private Cell curved(FairnessMeasure measure, Reading reading) {
    Curvature curvature = Curvature.of(measure, own, buckets);
    double[] influence = own.influence(reading);
    double first = Estimate.standardError(influence, buckets);
    Estimate estimate = Estimate.curved(reading.value(), influence, curvature, buckets, level);
    List<String> all = told(reading);
    if (!(curvature.variance() < NEAR * first * first)) {
      all.add(
          "near a point where its slopes vanish: the estimate is off by about %.3g, and the interval"
                  .formatted(curvature.bias())
              + " holds to second order alone");
    }
    int groups = own.statistics().groups();
    double extreme = measure.extreme(groups);
    if (!Double.isNaN(extreme)) {
      double quantile = StudentT.quantile(buckets, level);
      estimate = estimate.around(extreme, first, curvature.bias(), quantile);
    }
    Estimate possible =
        new Estimate(
            estimate.value(),
            estimate.standardError(),
            measure.possible(estimate.low(), groups),
            measure.possible(estimate.high(), groups));
    return cell(measure, reading, 0, possible, curvature.bias(), all);
  }

  private Cell cell(
      FairnessMeasure measure,
      Reading reading,
      int index,
      Estimate estimate,
      double bias,
      List<String> told) {
    return new Cell(
        new MeasureValue(
            policy,
            slice,
            measure.id(),
            reading.groups(),
            estimate.value(),
            estimate.standardError(),
            estimate.low(),
            estimate.high(),
            level,
            bias,
            List.copyOf(told)),
        measure,
        index,
        own,
        buckets);
  }
}
