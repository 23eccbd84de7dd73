package io.cltr.gate;

import io.cltr.gate.RuleResult.Part;
import io.cltr.value.Contrast;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Locale;

/**
 * No slice of the traffic loses more than the margin of production's value in it. Each slice is
 * judged as {@link ValueNonInferiority} judges the whole log; slices are named with Holm's
 * correction over all of them, so that a false one is named with probability (1 − level)/2 at most.
 *
 * <p>A slice whose values are not to be trusted is inconclusive. Small slices need a wide margin.
 *
 * @param metric metric whose value counts; "" for the run's first
 * @param estimator estimator of the value; "" for the run's first
 * @param columns whose slices are judged; none for every column that was valued
 * @param margin in [0, 1), the share of production's value in the slice that may be lost
 * @param level of the two-sided interval of each slice
 */
public record WorstSlice(
    String metric, String estimator, List<String> columns, double margin, double level)
    implements GateRule {

  /** Every slice of the run, at most 5 % lost, 95 %. */
  public WorstSlice() {
    this("", "", List.of(), 0.05, 0.95);
  }

  /** Checks the ranges. */
  public WorstSlice {
    columns = List.copyOf(columns);
    Parameters.share("worst-slice", "margin", margin);
    Parameters.level("worst-slice", level);
  }

  @Override
  public String id() {
    return "worst-slice";
  }

  @Override
  public String summary() {
    return "No slice loses more than the margin, corrected for their number";
  }

  @Override
  public String source() {
    return "Holm, Scand. J. Stat. 1979; Berger, Technometrics 1982 (all must pass)";
  }

  @Override
  public List<Needed> needs() {
    return List.of(new Needed(metric, estimator));
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    Parts all = new Parts(level);
    for (CellValue ours : evidence.values().cells()) {
      if (ours.policy().equals(evidence.candidate())
          && ours.metric().equals(evidence.metric(metric))
          && ours.estimator().equals(evidence.estimator(estimator))
          && judges(ours.slice())) {
        all.add(part(ours, evidence.production(metric, estimator, ours.slice())));
      }
    }
    List<Part> parts = all.judged();
    String subject =
        "%s of the worst of %d slices, relative".formatted(evidence.metric(metric), parts.size());
    if (parts.isEmpty()) {
      return RuleResult.untold(
          id(),
          subject,
          -margin,
          Limit.AT_LEAST,
          "No slice was valued: name columns in values.slices, for instance [device, traffic]");
    }
    return Parts.result(id(), subject, -margin, level, reason(parts), parts);
  }

  private boolean judges(String slice) {
    return !slice.equals(Slices.ALL)
        && (columns.isEmpty()
            || columns.stream().anyMatch(column -> slice.startsWith(Slices.named(column, ""))));
  }

  private Part part(CellValue ours, CellValue theirs) {
    Contrast excess = ValueTable.contrast(1, ours, -(1 - margin), theirs);
    double half = excess.halfWidth(level);
    double low = excess.value() - half - (1 - margin) * theirs.unsupported();
    double high = excess.value() + half + ours.unsupported();
    boolean trusted = ours.trusted() && theirs.trusted() && theirs.value() > 0;
    double base = theirs.value();
    return new Part(
        ours.slice(),
        trusted ? Limit.AT_LEAST.verdict(low, high, 0) : Verdict.INCONCLUSIVE,
        (ours.value() - base) / base,
        -margin,
        low / base - margin,
        high / base - margin,
        trusted
            ? Parts.p(excess.value() + ours.unsupported(), excess.standardError(), excess.buckets())
            : 1,
        Double.NaN);
  }

  private String reason(List<Part> parts) {
    String limit = String.format(Locale.ROOT, "%.1f%%", 100 * margin);
    return switch (Parts.overall(parts)) {
      case PASS ->
          "None of %d slices loses more than %s of production's value in it"
              .formatted(parts.size(), limit);
      case FAIL ->
          "More than %s is lost where %s".formatted(limit, Parts.names(parts, Verdict.FAIL));
      case INCONCLUSIVE ->
          "The log cannot tell whether more than %s is lost where %s"
              .formatted(limit, Parts.names(parts, Verdict.INCONCLUSIVE));
    };
  }
}
