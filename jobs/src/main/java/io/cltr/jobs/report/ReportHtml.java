package io.cltr.jobs.report;

import io.cltr.jobs.report.svg.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report as one self-contained page: no script, no file beside it, charts as inline SVG. It is
 * well-formed XML as well as HTML; every id and text of the log is escaped.
 */
public final class ReportHtml {
  private static final String STYLE = "report.css";

  private ReportHtml() {}

  /** The content of {@code report.html}. */
  public static String render(Report report) {
    Evidence evidence = Evidence.of(report);
    Markup page = new Markup();
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", title(report));
    page.element("style", style());
    page.close().open("body").open("main");
    HeadlineHtml.draw(page, report, evidence);
    trend(page, report);
    contents(page, report);
    report.data().ifPresent(data -> DataHtml.draw(page, data, report.provenance()));
    report.propensities().ifPresent(found -> PropensityHtml.draw(page, found, report.data()));
    if (!report.rankers().isEmpty()) {
      RankerHtml.draw(page, report.rankers());
    }
    if (!report.policies().isEmpty()) {
      Html.section(
          page,
          "policies",
          "Policies",
          "What was valued. A policy says in which order documents are shown, for certain or with"
              + " probabilities.");
      Html.bare(page, ModelTables.policies(report.policies(), evidence));
      page.close();
    }
    if (!report.values().isEmpty()) {
      ValueHtml.draw(page, evidence);
    }
    if (!report.placebo().isEmpty()) {
      PlaceboHtml.draw(page, report.placebo());
    }
    if (!report.calibration().isEmpty()) {
      CalibrationHtml.draw(page, report.calibration());
    }
    report.fairness().ifPresent(found -> FairnessHtml.draw(page, found));
    report.gate().ifPresent(gate -> GateHtml.draw(page, gate));
    Html.section(
        page,
        "provenance",
        "Provenance",
        "What these numbers depend on: the same version, seed, configuration and input rows give"
            + " the same report, byte for byte.");
    Html.bare(page, ModelTables.provenance(report.provenance()));
    page.close().close().close().close();
    return "<!DOCTYPE html>\n" + page;
  }

  private static String title(Report report) {
    return report
        .headline()
        .map(h -> "cltr report: " + h.candidate() + " against " + h.production())
        .orElse("cltr report");
  }

  /** What changed since the nights before; only runs with values have a page about it. */
  private static void trend(Markup page, Report report) {
    Html.warnings(page, report.alarms().stream().map(Html::typeset).toList());
    if (!report.values().isEmpty()) {
      page.open("p", "class", "note").text("This night beside those before it: ");
      page.element("a", "trend.html", "href", "trend.html").text(".").close();
    }
  }

  private static void contents(Markup page, Report report) {
    List<String> sections = new ArrayList<>();
    report.data().ifPresent(data -> sections.add("Data"));
    report.propensities().ifPresent(found -> sections.add("Propensities"));
    if (!report.rankers().isEmpty()) {
      sections.add("Rankers");
    }
    if (!report.policies().isEmpty()) {
      sections.add("Policies");
    }
    if (!report.values().isEmpty()) {
      sections.add("Values");
    }
    if (!report.placebo().isEmpty()) {
      sections.add("Placebo");
    }
    if (!report.calibration().isEmpty()) {
      sections.add("Calibration");
    }
    report.fairness().ifPresent(found -> sections.add("Fairness"));
    report.gate().ifPresent(gate -> sections.add("Gate"));
    sections.add("Provenance");
    page.open("nav", "aria-label", "Sections");
    for (String section : sections) {
      page.element("a", section, "href", "#" + section.toLowerCase(Locale.ROOT));
    }
    page.close();
  }

  /** The style sheet of every page. */
  public static String style() {
    try (InputStream in = ReportHtml.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
