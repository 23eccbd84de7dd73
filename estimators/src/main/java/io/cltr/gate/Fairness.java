package io.cltr.gate;

import io.cltr.fairness.FairnessMeasure;
import io.cltr.gate.RuleResult.Part;
import io.cltr.log.ConfigException;
import io.cltr.method.Methods;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The candidate treats groups alike, as a measure of fairness has it: a difference is at most
 * {@code most} either way, a ratio at most {@code most} either way up, any other measure at most
 * {@code most}. Each pair of groups is a part, and one that is too far off is named with Holm's
 * correction. A measure that is not defined, as where nothing has merit, is INCONCLUSIVE.
 *
 * @param measure id of the measure
 * @param slice of the log
 * @param most above 0; of a ratio above 1
 * @param level of the two-sided intervals
 */
public record Fairness(String measure, String slice, double most, double level)
    implements GateRule {
  private static final String ATTENTION = "awrf";

  /** Measures that have a value which is fair. */
  private static final List<String> JUDGED =
      Methods.of(FairnessMeasure.class).keySet().stream()
          .filter(id -> !List.of("ee-d", "ee-r").contains(id))
          .toList();

  /** Exposure by merit differs by at most a tenth of the mean, 95 %. */
  public Fairness() {
    this("dtr-difference", Slices.ALL, 0.1, 0.95);
  }

  /** Checks the measure and the ranges. */
  public Fairness {
    Parameters.level("fairness", level);
    if (!JUDGED.contains(measure)) {
      throw new ConfigException(
          "fairness.measure: found '%s', allowed are %s"
              .formatted(measure, String.join(", ", JUDGED)));
    }
    if (Methods.of(FairnessMeasure.class).get(measure).isRatio() && !(most > 1)) {
      throw new ConfigException(
          "fairness.most: found %s, allowed are numbers above 1 for the ratio %s"
              .formatted(most, measure));
    }
    if (!(most > 0 && Double.isFinite(most))) {
      throw new ConfigException(
          "fairness.most: found %s, allowed are finite numbers above 0".formatted(most));
    }
  }

  @Override
  public String id() {
    return "fairness";
  }

  @Override
  public String summary() {
    return "The candidate treats groups alike, as a measure of fairness has it";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018; docs/methods.md";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "%s of the candidate, in %s".formatted(measure, slice);
    List<FairnessReading> readings =
        evidence.fairness().stream()
            .filter(reading -> reading.policy().equals(evidence.candidate()))
            .filter(reading -> reading.measure().equals(measure))
            .filter(reading -> reading.slice().equals(slice))
            .toList();
    if (readings.isEmpty()) {
      return RuleResult.untold(
          id(), subject, most, Limit.AT_MOST, "Nothing was read: " + missing(evidence));
    }
    Parts all = new Parts(level);
    Map<String, FairnessReading> byName = new TreeMap<>();
    for (FairnessReading reading : readings) {
      byName.put(reading.name(), reading);
      all.add(part(reading));
    }
    return result(subject, all.judged(), byName);
  }

  private String missing(GateEvidence evidence) {
    return evidence.fairness().isEmpty()
        ? "give a table of documents with their groups, and let the run audit the candidate"
        : "there are %s in %s"
            .formatted(
                evidence.fairness().stream().map(FairnessReading::measure).distinct().toList(),
                evidence.fairness().stream().map(FairnessReading::slice).distinct().toList());
  }

  private Part part(FairnessReading reading) {
    double distance = distance(reading);
    boolean told = reading.trusted() && !Double.isNaN(distance);
    if (told && Double.isInfinite(distance)) {
      return new Part(
          reading.name(), Verdict.FAIL, distance, most, Double.NaN, Double.NaN, 0, Double.NaN);
    }
    double half = reading.half(level);
    double low = off(reading, -half);
    double high = off(reading, half);
    double limit = reading.ratio() ? StrictMath.log(most) : most;
    double error =
        reading.ratio() ? reading.standardError() / reading.value() : reading.standardError();
    return new Part(
        reading.name(),
        told ? Limit.AT_MOST.verdict(low, high, most) : Verdict.INCONCLUSIVE,
        off(reading, 0),
        most,
        low,
        high,
        told ? Parts.p(limit - distance, error, reading.buckets()) : 1,
        Double.NaN);
  }

  /** How far the reading, its bias removed, is from what is fair, on the scale of its interval. */
  private double distance(FairnessReading reading) {
    if (reading.ratio()) {
      return Math.abs(StrictMath.log(reading.value()));
    }
    double value = reading.value() - reading.bias();
    return measure.equals(ATTENTION) ? 1 - value : Math.abs(value);
  }

  /** The same {@code moved} away from it, on the scale of {@code most}. */
  private double off(FairnessReading reading, double moved) {
    double distance = Math.max(0, distance(reading) + moved);
    return reading.ratio() ? StrictMath.exp(distance) : distance;
  }

  private RuleResult result(
      String subject, List<Part> parts, Map<String, FairnessReading> readings) {
    Part worst = parts.get(0);
    List<String> warnings = readings.get(worst.name()).warnings();
    String told =
        Double.isFinite(worst.observed())
            ? String.format(
                Locale.ROOT,
                "%s is %.3f off (%.3f to %.3f), of %d compared the furthest",
                worst.name(),
                worst.observed(),
                worst.low(),
                worst.high(),
                parts.size())
            : "%s is not defined".formatted(worst.name());
    return new RuleResult(
        id(),
        Parts.overall(parts),
        subject,
        worst.observed(),
        most,
        Limit.AT_MOST,
        measure,
        worst.low(),
        worst.high(),
        level,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        warnings.isEmpty() ? told : told + ": " + String.join("; ", warnings),
        parts);
  }
}
