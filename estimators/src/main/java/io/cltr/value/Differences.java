package io.cltr.value;

import io.cltr.interval.MaxT;
import io.cltr.interval.StudentT;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Paired differences to one baseline, by a cluster-robust t over unit buckets; those of one metric,
 * estimator and slice hold together by max-t.
 */
record Differences(ValueTable table, String baseline) {
  private static final double POWER = 0.8;
  private static final String PAIRED = "paired cluster-robust t over unit buckets";

  /** What is compared at once. */
  private record Family(String metric, String estimator, String slice) {}

  List<Comparison> all() {
    Map<Family, List<CellValue>> families = new LinkedHashMap<>();
    for (CellValue cell : table.cells()) {
      if (!cell.policy().equals(baseline)) {
        families
            .computeIfAbsent(
                new Family(cell.metric(), cell.estimator(), cell.slice()),
                absent -> new ArrayList<>())
            .add(cell);
      }
    }
    double weight = weight();
    Map<CellValue, Comparison> found = new LinkedHashMap<>();
    families.forEach(
        (family, cells) -> {
          CellValue base =
              table.find(baseline, family.metric(), family.estimator(), family.slice());
          List<Contrast> contrasts =
              cells.stream().map(cell -> ValueTable.contrast(1, cell, -1, base)).toList();
          double critical = critical(contrasts);
          for (int i = 0; i < cells.size(); i++) {
            found.put(
                cells.get(i), comparison(cells.get(i), base, contrasts.get(i), critical, weight));
          }
        });
    return table.cells().stream().filter(found::containsKey).map(found::get).toList();
  }

  /** The quantile that holds for all at once. */
  private double critical(List<Contrast> contrasts) {
    return contrasts.size() == 1
        ? StudentT.quantile(contrasts.get(0).buckets(), table.level())
        : new MaxT()
            .of(
                contrasts.stream().mapToDouble(Contrast::value).toArray(),
                influences(contrasts),
                table.level())
            .critical();
  }

  private static double[][] influences(List<Contrast> contrasts) {
    SortedMap<Integer, Integer> columns = new TreeMap<>();
    contrasts.forEach(c -> c.influence().keySet().forEach(b -> columns.put(b, 0)));
    int next = 0;
    for (Map.Entry<Integer, Integer> column : columns.entrySet()) {
      column.setValue(next++);
    }
    double[][] influences = new double[contrasts.size()][next];
    for (int i = 0; i < influences.length; i++) {
      double[] row = influences[i];
      contrasts.get(i).influence().forEach((bucket, psi) -> row[columns.get(bucket)] = psi);
    }
    return influences;
  }

  private Comparison comparison(
      CellValue cell, CellValue base, Contrast contrast, double critical, double weight) {
    double level = table.level();
    double error = contrast.standardError();
    double half = contrast.halfWidth(level);
    double together = error == 0 ? 0 : critical * error;
    double difference = contrast.value();
    double relative = base.value() == 0 ? Double.NaN : difference / base.value();
    double relativeHalf = relativeHalf(cell, base);
    return new Comparison(
        cell.policy(),
        base.policy(),
        cell.metric(),
        cell.estimator(),
        cell.slice(),
        cell.weight() / weight,
        difference,
        relative,
        relative - relativeHalf,
        relative + relativeHalf,
        error,
        difference - half,
        difference + half,
        level,
        PAIRED,
        contrast.belowP(),
        difference - together,
        difference + together,
        error == 0 ? 0 : detectable(error, contrast.buckets(), level),
        sensitivity(cell, base, Math.abs(difference) - half),
        cell.units(),
        cell.unsupported(),
        base.unsupported(),
        warnings(cell, base, error));
  }

  /** Σv of the whole log. */
  private double weight() {
    return table.cells().stream()
        .filter(cell -> cell.slice().equals(Slices.ALL))
        .mapToDouble(CellValue::weight)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Half the width of the interval of the relative difference, by the delta method. */
  private double relativeHalf(CellValue cell, CellValue base) {
    double ratio = cell.value() / base.value();
    return base.value() == 0
        ? Double.NaN
        : ValueTable.contrast(1 / base.value(), cell, -ratio / base.value(), base)
            .halfWidth(table.level());
  }

  private static List<String> warnings(CellValue cell, CellValue base, double error) {
    List<String> warnings = new ArrayList<>(cell.warnings());
    base.warnings().forEach(w -> warnings.add(base.policy() + ": " + w));
    if (base.value() == 0) {
      warnings.add("no relative difference: the value of %s is 0".formatted(base.policy()));
    }
    if (Double.isInfinite(error)) {
      warnings.add("no interval of the difference: all units lie in one bucket; use more days");
    }
    return warnings;
  }

  /** (t_{1−α/2} + z_power) SE. */
  private static double detectable(double error, int buckets, double level) {
    double power = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(POWER);
    return (StudentT.quantile(buckets, level) + power) * error;
  }

  /** exp(bound/Σ_k≥2 |∂D/∂log θ_k|), with bound the end of the interval that is nearer to 0. */
  private static double sensitivity(CellValue cell, CellValue base, double bound) {
    double slope = 0;
    for (int k = 1; k < cell.slope().size(); k++) {
      slope += Math.abs(cell.slope().get(k) - base.slope().get(k));
    }
    return bound > 0 && slope > 0 ? StrictMath.exp(bound / slope) : Double.NaN;
  }
}
