package io.cltr.jobs.report;

import io.cltr.jobs.report.svg.BarChart;
import io.cltr.jobs.report.svg.BarChart.Bar;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.pipeline.artefact.ExplainFile;
import io.cltr.pipeline.artefact.ExplainFile.Pair;
import io.cltr.pipeline.artefact.ExplainFile.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An explanation as a page of its own. */
public final class ExplainHtml {
  private static final int BARS = 20;

  private ExplainHtml() {}

  /** The page. */
  public static String page(ExplainFile found) {
    String model = found.model().use().name();
    Markup page = new Markup();
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", "cltr explain: " + model);
    page.element("style", ReportHtml.style());
    page.close().open("body").open("main").open("header");
    page.element("p", "cltr explain", "class", "kicker");
    page.open("h1").text(model);
    if (found.against() != null) {
      page.element("small", " against ").text(found.against().use().name());
    }
    page.close();
    page.element("p", ExplainTables.sentence(found));
    page.close();
    features(page, found);
    if (found.pair() != null) {
      pair(page, found.pair());
    }
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page;
  }

  private static void features(Markup page, ExplainFile found) {
    Html.section(
        page,
        "features",
        "Features",
        "A score is what is expected of a document of which nothing is known, "
            + Html.typeset(Numbers.significant(found.model().base(), 3))
            + " here, plus a contribution of each feature. A feature matters as much as its"
            + " contributions differ from zero, up or down, in the mean over documents. Scores of two"
            + " models have no common unit: compare ranks.");
    page.open("div", "class", "pair");
    Html.figure(
        page,
        found.model().use().name(),
        caption(found),
        new BarChart(
            "Mean |contribution| of each feature in " + found.model().use().name(),
            "mean |contribution| to the score",
            ExplainTables.byRank(found)
                .limit(BARS)
                .map(feature -> bar(feature.name(), feature.importance()))
                .toList()));
    if (found.against() != null) {
      Html.figure(
          page,
          found.against().use().name(),
          "The same features in the same order, on a scale of its own.",
          new BarChart(
              "Mean |contribution| of each feature in " + found.against().use().name(),
              "mean |contribution| to the score",
              ExplainTables.byRank(found)
                  .limit(BARS)
                  .filter(feature -> Objects.nonNull(feature.againstImportance()))
                  .map(feature -> bar(feature.name(), feature.againstImportance()))
                  .toList()));
    }
    page.close();
    Html.table(page, ExplainTables.features(found));
    page.close();
  }

  private static String caption(ExplainFile found) {
    int features = found.features().size();
    return features > BARS
        ? "The %d of %d features that move scores most.".formatted(BARS, features)
        : "All features, those that move scores most first.";
  }

  private static Bar bar(String name, double value) {
    return new Bar(name, value, Numbers.significant(value, 3));
  }

  private static void pair(Markup page, Pair pair) {
    Html.section(
        page,
        "pair",
        "Why %s is %s %s"
            .formatted(pair.above(), pair.gap() > 0 ? "above" : "not above", pair.below()),
        Html.typeset(ExplainTables.sentence(pair)));
    List<Part> parts = ExplainTables.bySize(pair).toList();
    List<Bar> bars = new ArrayList<>();
    for (Part part : parts.subList(0, Math.min(BARS, parts.size()))) {
      bars.add(new Bar(part.name(), part.difference(), difference(part.difference())));
    }
    if (parts.size() > BARS) {
      double rest = parts.subList(BARS, parts.size()).stream().mapToDouble(Part::difference).sum();
      bars.add(new Bar("%d others".formatted(parts.size() - BARS), rest, difference(rest)));
    }
    Html.figure(
        page,
        "Contribution for " + pair.above() + " less that for " + pair.below(),
        "To the right: what puts " + pair.above() + " higher. To the left: what puts it lower.",
        new BarChart(
            "Differences of contributions, " + pair.above() + " less " + pair.below(),
            "difference of contributions",
            bars));
    Html.table(page, ExplainTables.parts(pair));
    page.close();
  }

  private static String difference(double value) {
    return Html.typeset(ExplainTables.signed(value));
  }
}
