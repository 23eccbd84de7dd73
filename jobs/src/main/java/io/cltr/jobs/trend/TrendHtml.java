package io.cltr.jobs.trend;

import io.cltr.jobs.report.Html;
import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.ReportHtml;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.trend.Judgement;
import io.cltr.trend.Night;
import io.cltr.trend.Trend;
import java.util.List;

/** The last nights as one self-contained page, like the report and by its style sheet. */
public final class TrendHtml {
  /** Name in a run folder. */
  public static final String NAME = "trend.html";

  /** Nights that are shown. */
  private static final int MOST = 60;

  private TrendHtml() {}

  /** The page of {@code trend}, which has a night at least. */
  public static String render(Trend trend) {
    int first = Math.max(0, trend.nights().size() - MOST);
    Night tonight = trend.nights().get(trend.nights().size() - 1);
    List<Judgement> judged = trend.judged().get(trend.nights().size() - 1);
    Markup page = new Markup();
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", "cltr trend: " + nights(trend.nights().size()));
    page.element("style", ReportHtml.style());
    page.close().open("body").open("main");
    header(page, trend, first);
    alarms(page, trend, judged);
    page.open("p", "class", "note").text("The last night alone: ");
    page.element("a", "report.html", "href", "report.html").text(".").close();
    Html.section(
        page,
        "charts",
        "Night by night",
        "A gap is a night without the number, or with one by another method than the last night's."
            + " Rings: alarms of that night. Nights whose logs share days move together: a change"
            + " comes in steps, over as many nights as a log has days.");
    new TrendCharts(trend, first).draw(page);
    page.close();
    Html.section(
        page,
        "nights",
        "Numbers",
        "An alarm is a number that the up to %d nights before it make improbable; a night without a"
                .formatted(Trend.MOST)
            + " change has any with probability %s.".formatted(Numbers.percent(Trend.ALPHA)));
    Html.table(page, TrendTables.judged(tonight, judged));
    Html.table(page, TrendTables.nights(trend, MOST));
    page.close().close().close().close();
    return "<!DOCTYPE html>\n" + page;
  }

  private static void header(Markup page, Trend trend, int first) {
    List<Night> shown = trend.nights().subList(first, trend.nights().size());
    String from = shown.get(0).day();
    String to = shown.get(shown.size() - 1).day();
    String period =
        to.isEmpty() ? "" : from.equals(to) ? " · " + to : " · %s to %s".formatted(from, to);
    page.open("header").element("p", "cltr trend" + period, "class", "kicker");
    page.element(
        "h1",
        first == 0
            ? "Trend of " + nights(shown.size())
            : "Trend of the last %s of %d".formatted(nights(shown.size()), trend.nights().size()));
    page.close();
  }

  private static void alarms(Markup page, Trend trend, List<Judgement> judged) {
    List<String> alarms = TrendText.alarms(trend);
    int count = trend.alarms().size();
    String style = judged.isEmpty() ? "none" : alarms.isEmpty() ? "pass" : "fail";
    String badge =
        switch (style) {
          case "none" -> "NOT JUDGED";
          case "pass" -> "NO ALARM";
          default -> count == 1 ? "ALARM" : count + " ALARMS";
        };
    String meaning =
        switch (style) {
          case "none" ->
              "A number is compared once %d nights before it have it too.".formatted(Trend.LEAST);
          case "pass" ->
              "All %d numbers of the last night are where the nights before lead to expect them."
                  .formatted(judged.size());
          default ->
              "%d of %d numbers of the last night are not where the nights before lead to expect them."
                  .formatted(count, judged.size());
        };
    page.open("div", "class", "verdict " + style);
    page.element("span", badge, "class", "badge " + style);
    page.element("span", meaning, "class", "means");
    alarms.forEach(alarm -> page.element("p", Html.typeset(alarm), "class", "reason"));
    page.close();
  }

  private static String nights(int count) {
    return count == 1 ? "1 night" : count + " nights";
  }
}
