package io.cltr.gate;

import io.cltr.interval.StudentT;
import io.cltr.value.Diagnostic;
import java.io.Serializable;
import java.util.List;

/**
 * A measure of fairness as an audit read it.
 *
 * @param groups the pair, or all that are compared
 * @param ratio whether its interval is made on the scale of logarithms
 * @param value NaN where it is not defined
 * @param bias what it is too high by
 * @param buckets independent parts behind its standard error
 * @param warnings what a reader must know
 */
public record FairnessReading(
    String policy,
    String slice,
    String measure,
    List<String> groups,
    boolean ratio,
    double value,
    double standardError,
    double bias,
    int buckets,
    List<String> warnings)
    implements Serializable {
  /** Copies the lists. */
  public FairnessReading {
    groups = List.copyOf(groups);
    warnings = List.copyOf(warnings);
  }

  /** Whether no warning says not to trust it. */
  boolean trusted() {
    return Diagnostic.distrust(warnings).isEmpty();
  }

  /** What it is about, in words. */
  String name() {
    return ratio ? String.join("/", groups) : String.join(" − ", groups);
  }

  /** Half of the interval at {@code level}, of a ratio that of its logarithm. */
  double half(double level) {
    double error = ratio ? standardError / value : standardError;
    return error == 0 ? 0 : StudentT.quantile(buckets, level) * error;
  }
}
