package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Numbers.signed;
import static io.cltr.jobs.report.Numbers.signedInterval;
import static io.cltr.jobs.report.Numbers.signedPercent;
import static io.cltr.jobs.report.Numbers.significant;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.Table.Row;
import io.cltr.value.Comparison;
import java.util.List;

/** Differences to the baseline, and how far they reach. */
final class DifferenceTables {
  private DifferenceTables() {}

  /** The differences of one metric by the primary estimator on the whole log. */
  static Table of(Evidence evidence, String metric) {
    int decimals = evidence.differenceDecimals(metric);
    String level = Numbers.level(evidence.level());
    return new Table(
        "Differences in " + metric + " to " + evidence.production().orElse("production"),
        List.of(
            text("Policy"),
            number("Difference"),
            number("Its " + level + " interval"),
            number("All policies at once"),
            number("Relative"),
            number("Its " + level + " interval"),
            text("Conclusion"),
            number("Detectable"),
            number("Γ")),
        evidence.rows(metric, evidence.primary(), Report.ALL).stream()
            .flatMap(row -> row.comparison().stream())
            .map(c -> row(c, evidence.role(c.policy()), decimals))
            .toList());
  }

  private static Row row(Comparison c, String role, int decimals) {
    Conclusion conclusion = Conclusion.of(c);
    boolean shown = conclusion != Conclusion.NONE && conclusion != Conclusion.UNTRUSTED;
    boolean open = conclusion == Conclusion.INCONCLUSIVE;
    return new Row(
        List.of(
            c.policy(),
            signed(c.difference(), decimals),
            signedInterval(c.low(), c.high(), decimals),
            signedInterval(c.simultaneousLow(), c.simultaneousHigh(), decimals),
            signedPercent(c.relative()),
            relative(c.relativeLow(), c.relativeHigh()),
            conclusion.text(),
            open ? fixed(c.minimumDetectable(), decimals) : "",
            shown && !open ? significant(c.sensitivity(), 3) : ""),
        role,
        List.of());
  }

  private static String relative(double low, double high) {
    boolean missing = Double.isNaN(low) || Double.isNaN(high);
    return missing ? Numbers.MISSING : "[" + signedPercent(low) + ", " + signedPercent(high) + "]";
  }

  /** How to read the table. */
  static String reading() {
    return "All policies at once: intervals that hold for every policy together. Conclusion: better or"
        + " worse than the baseline; unsupported where documents never displayed could turn the"
        + " difference round. Detectable: the"
        + " smallest true difference that a log of this size would tell from 0 four times in five;"
        + " it stands beside differences that are inconclusive.";
  }

  /** What Γ says. */
  static String sensitivity() {
    return "Γ, beside differences that are not: were the examination of every position, relative to"
        + " the first, wrong by a factor of up to Γ, the interval would just touch 0; a Γ near 1 is"
        + " a conclusion that hangs on the propensities, and n/a means that they do not matter to"
        + " it.";
  }
}
