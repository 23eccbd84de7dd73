package io.cltr.jobs.report;

import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.CurveChart;
import io.cltr.jobs.report.svg.CurveChart.Curve;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.study.StudySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** What speaks for a curve of examination and against it. */
final class StudyHtml {
  /** Intervals beyond are cut off: a curve without evidence must not flatten the others. */
  private static final double HIGHEST = 2;

  private StudyHtml() {}

  static void draw(Markup to, PropensitySection found) {
    StudySummary study = found.study();
    if (study.chosen()) {
      candidates(to, study);
    }
    Html.table(to, StudyTables.candidates(study));
    Html.table(to, StudyTables.refused(study));
    Html.table(to, StudyTables.checks(found.checks()));
    found.contexts().stream()
        .map(ContextCurve::column)
        .distinct()
        .forEach(column -> contexts(to, found, column));
    Html.table(to, StudyTables.drift(study.drift()));
    String none = StudyTables.withoutCurve(study.drift());
    if (!none.isEmpty()) {
      to.element("p", none, "class", "note");
    }
    Html.folded(to, "Loggers from day to day", StudyTables.loggerChanges(study.loggerChanges()));
    if (!study.calibration().isEmpty()) {
      to.element("h3", "Clicks of units that the curve was not made from");
      CalibrationHtml.pair(to, StudyTables.calibration(study));
    }
    Html.table(to, ClickModelTables.scores(found.clickModels()));
    Html.folded(to, "Perplexity by position", ClickModelTables.positions(found.clickModels()));
  }

  private static void candidates(Markup to, StudySummary study) {
    List<Curve> curves = new ArrayList<>();
    study
        .candidates()
        .forEach(
            candidate ->
                curves.add(
                    new Curve(
                        candidate.label(),
                        points(candidate.positions()),
                        candidate.label().equals(study.recommended()))));
    chart(
        to,
        "Examination by estimator",
        "Bars: intervals, side by side. Band: that of the recommended one.",
        curves);
  }

  private static void contexts(Markup to, PropensitySection found, String column) {
    List<Curve> curves = new ArrayList<>();
    found.contexts().stream()
        .filter(context -> context.column().equals(column))
        .forEach(
            context ->
                curves.add(
                    new Curve(
                        "%s (%s)".formatted(context.value(), Numbers.percent(context.share())),
                        points(context.positions()),
                        false)));
    curves.add(new Curve("all", points(found.positions()), true));
    chart(
        to,
        "Examination by " + column,
        "Shrunk towards the curve of all where data is thin. In brackets the share of impressions.",
        curves);
  }

  private static void chart(Markup to, String title, String caption, List<Curve> curves) {
    double most =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .flatMapToDouble(p -> DoubleStream.of(p.y(), p.high()))
            .filter(Double::isFinite)
            .map(y -> Math.min(y, HIGHEST))
            .max()
            .orElse(1);
    int deepest = curves.stream().mapToInt(curve -> curve.points().size()).max().orElse(1);
    Html.wideFigure(
        to,
        title,
        caption,
        new CurveChart(
            title,
            Axis.integers("position", 1, Math.max(2, deepest), 20),
            Axis.nice("relative to position 1", 0, most, 6),
            curves));
  }

  private static List<Point> points(List<PositionEstimate> positions) {
    return positions.stream()
        .map(at -> new Point(at.position(), at.propensity(), at.low(), at.high()))
        .toList();
  }
}
