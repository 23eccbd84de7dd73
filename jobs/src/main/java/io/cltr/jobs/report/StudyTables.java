package io.cltr.jobs.report;

import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.drift.LoggerChange;
import io.cltr.propensity.relevance.HeldOut;
import io.cltr.propensity.study.StudySummary;
import io.cltr.propensity.study.StudySummary.Curve;
import io.cltr.value.check.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a study of propensities found, as tables. */
final class StudyTables {
  /** Positions that a table of differences has columns for. */
  private static final int MOST_POSITIONS = 12;

  /** A difference worth a mark in a row with an alarm. */
  private static final double MARKED_Z = 3;

  private StudyTables() {}

  /** Estimators that the log allows; one row where there was no choice. */
  static Table candidates(StudySummary study) {
    List<Row> rows = new ArrayList<>();
    for (Curve curve : study.candidates()) {
      if (curve.refusal().isEmpty()) {
        boolean recommended = study.chosen() && curve.label().equals(study.recommended());
        rows.add(
            new Row(
                List.of(
                    curve.label(),
                    Numbers.count(curve.identified()),
                    Numbers.fixed(curve.width(), 3),
                    Numbers.count(curve.broken()),
                    Numbers.significant(curve.randomisedP(), 2),
                    Numbers.fixed(curve.logLikelihood(), 5),
                    Numbers.fixed(curve.perplexity(), 5)),
                recommended ? "recommended" : "other",
                List.of(),
                curve.broken() > 0 ? Set.of(3) : Set.of()));
      }
    }
    return new Table(
        "Estimators that the log allows",
        List.of(
            text("Estimator"),
            number("Positions identified"),
            number("Width of log θ"),
            number("Checks broken"),
            number("p, randomised traffic"),
            number("Log-likelihood, held out"),
            number("Perplexity")),
        rows);
  }

  /** The same under titles that fit a terminal. */
  static Table brief(StudySummary study) {
    Table table = candidates(study);
    return new Table(
        table.title(),
        List.of(
            text("Estimator"),
            number("Positions"),
            number("Width"),
            number("Broken"),
            number("p random"),
            number("Log-lik."),
            number("Perplexity")),
        table.rows());
  }

  /** Estimators that it does not allow. */
  static Table refused(StudySummary study) {
    return new Table(
        "Not applicable",
        List.of(text("Estimator"), text("Why")),
        study.candidates().stream()
            .filter(curve -> !curve.refusal().isEmpty())
            .map(curve -> Row.of(curve.label(), curve.refusal()))
            .toList());
  }

  /** What was assumed, and what the log says about it. */
  static Table checks(List<AssumptionCheck> checks) {
    List<Row> rows = new ArrayList<>();
    for (AssumptionCheck check : checks) {
      boolean broken = check.verdict() == Verdict.BROKEN;
      rows.add(
          new Row(
              List.of(
                  check.assumption().statement(),
                  verdict(check.verdict()),
                  Numbers.significant(check.p(), 2),
                  check.finding()),
              "other",
              List.of(),
              broken ? Set.of(1) : Set.of()));
    }
    return new Table(
        "What it assumes",
        List.of(text("Assumption"), text("The log"), number("p"), text("Finding")),
        rows);
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "does not contradict it";
      case BROKEN -> "contradicts it";
      case UNTESTED -> "cannot tell";
    };
  }

  /** θ by position in every context. */
  static Table contexts(List<ContextCurve> contexts) {
    int depth = contexts.stream().mapToInt(context -> context.positions().size()).max().orElse(0);
    int shown = Math.min(depth, MOST_POSITIONS);
    List<Column> columns = new ArrayList<>(List.of(text("Context"), number("Share")));
    for (int k = 2; k <= shown; k++) {
      columns.add(number("at " + k));
    }
    List<Row> rows = new ArrayList<>();
    for (ContextCurve context : contexts) {
      List<String> cells = new ArrayList<>();
      cells.add(context.column() + " " + context.value());
      cells.add(Numbers.percent(context.share()));
      for (int k = 2; k <= shown; k++) {
        boolean there = k <= context.positions().size();
        cells.add(
            Numbers.fixed(there ? context.positions().get(k - 1).propensity() : Double.NaN, 3));
      }
      rows.add(new Row(cells, "other", List.of()));
    }
    return new Table("Examination by context", columns, rows);
  }

  /** z by position of every part of the traffic that has a curve. */
  static Table drift(List<Drift> drift) {
    TreeSet<Integer> positions = new TreeSet<>();
    drift.forEach(part -> part.differences().forEach(d -> positions.add(d.position())));
    List<Integer> shown = positions.stream().limit(MOST_POSITIONS).toList();
    List<Column> columns = new ArrayList<>(List.of(text("Curve"), text("Alarm"), number("p")));
    shown.forEach(k -> columns.add(number("z at " + k)));
    List<Row> rows = new ArrayList<>();
    for (Drift part : drift) {
      if (part.note().isEmpty()) {
        rows.add(row(part, shown));
      }
    }
    return new Table("Parts of the traffic beside the whole", columns, rows);
  }

  private static Row row(Drift part, List<Integer> shown) {
    List<String> cells = new ArrayList<>();
    cells.add(part.of() + " " + part.part());
    cells.add(part.alarm() ? "alarm" : "");
    cells.add(Numbers.significant(part.p(), 2));
    Set<Integer> marked = new TreeSet<>();
    if (part.alarm()) {
      marked.add(1);
    }
    for (int k : shown) {
      double z =
          part.differences().stream()
              .filter(d -> d.position() == k)
              .mapToDouble(Difference::z)
              .findFirst()
              .orElse(Double.NaN);
      if (part.alarm() && Math.abs(z) >= MARKED_Z) {
        marked.add(cells.size());
      }
      cells.add(Numbers.signed(z, 1));
    }
    return new Row(cells, "other", List.of(), marked);
  }

  /** Parts of the traffic that have no curve, as a sentence; "" where all have. */
  static String withoutCurve(List<Drift> drift) {
    List<String> parts =
        drift.stream()
            .filter(part -> !part.note().isEmpty())
            .map(part -> "%s %s (%s)".formatted(part.of(), part.part(), part.note()))
            .toList();
    return parts.isEmpty() ? "" : "No curve of their own: " + String.join("; ", parts) + ".";
  }

  /** Loggers from day to day. */
  static Table loggerChanges(List<LoggerChange> changes) {
    List<Row> rows = new ArrayList<>();
    for (LoggerChange change : changes) {
      rows.add(
          new Row(
              List.of(
                  change.logger(),
                  change.day(),
                  change.before(),
                  Numbers.count(change.queries()),
                  Numbers.percent(change.agreement()),
                  Numbers.percent(change.expected()),
                  Numbers.signed(change.z(), 1),
                  change.alarm() ? "changed" : ""),
              "other",
              List.of(),
              change.alarm() ? Set.of(7) : Set.of()));
    }
    return new Table(
        "Loggers from day to day",
        List.of(
            text("Logger"),
            text("Day"),
            text("Day before"),
            number("Queries of both"),
            number("Agreement between them"),
            number("within them"),
            number("z"),
            text("Alarm")),
        rows);
  }

  /** Clicks of units that the curve was not made from. */
  static List<Calibration.Row> calibration(StudySummary study) {
    return study.calibration().stream().map(StudyTables::row).toList();
  }

  private static Calibration.Row row(HeldOut.Part part) {
    return new Calibration.Row(
        part.by(), part.part(), part.displays(), part.predicted(), part.observed());
  }
}
