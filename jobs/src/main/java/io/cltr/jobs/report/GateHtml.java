package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.Limit;
import io.cltr.gate.RuleResult;
import io.cltr.jobs.report.svg.Markup;

/** The verdict on the candidate. */
public final class GateHtml {
  private GateHtml() {}

  /** The verdict as a page of its own. */
  public static String page(GateResult gate) {
    Markup page = new Markup();
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", "cltr gate: " + gate.candidate() + " against " + gate.production());
    page.element("style", ReportHtml.style());
    page.close().open("body").open("main").open("header");
    page.element("p", "cltr gate", "class", "kicker");
    page.open("h1").text(gate.candidate()).element("small", " against ");
    page.text(gate.production()).close().close();
    draw(page, gate);
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page;
  }

  static void draw(Markup to, GateResult gate) {
    Html.section(
        to,
        "gate",
        "Gate",
        "Whether "
            + gate.candidate()
            + " may replace "
            + gate.production()
            + ". A rule passes if the log shows that it holds, fails if the log shows that it is"
            + " broken, and is inconclusive if the interval allows both.");
    verdict(to, gate);
    limits(to, gate);
    Html.bare(to, GateTables.rules(gate.rules()));
    to.element(
        "p",
        "Detectable: the smallest true distance from the limit that this log would show with power"
            + " 0.8. Would decide: impressions like these, if what was observed is true. Γ: the least"
            + " factor by which examination must be wrong for another verdict.",
        "class",
        "note");
    reasons(to, gate);
    gate.rules().forEach(rule -> parts(to, rule));
    if (gate.flips() != null) {
      flips(to, gate);
    }
    nights(to, gate);
    to.close();
  }

  private static void verdict(Markup to, GateResult gate) {
    String style = GateCharts.style(gate.verdict());
    to.open("div", "class", "verdict " + style).open("p");
    to.element("span", gate.verdict().name(), "class", "badge " + style);
    to.element("span", Headline.meaning(gate.verdict()), "class", "means").close();
    to.element("p", GateWords.counts(gate));
    GateWords.sensitivities(gate).forEach(held -> to.element("p", held));
    to.close();
  }

  private static void limits(Markup to, GateResult gate) {
    to.open("div", "class", "pair");
    GateCharts.limits(gate, Limit.AT_LEAST)
        .ifPresent(
            chart ->
                Html.figure(
                    to,
                    "What must lie right of its limit",
                    "Observed numbers with their intervals, each row on a scale of its own. A rule"
                        + " passes if all of its interval lies on the shaded side.",
                    chart));
    GateCharts.limits(gate, Limit.AT_MOST)
        .ifPresent(
            chart ->
                Html.figure(
                    to,
                    "What must lie left of its limit",
                    "Likewise, for what may be at most so much.",
                    chart));
    to.close();
  }

  private static void reasons(Markup to, GateResult gate) {
    to.open("ul");
    for (RuleResult rule : gate.rules()) {
      to.open("li")
          .element("b", GateWords.name(rule) + ": ")
          .text(Html.typeset(GateWords.reason(rule)))
          .close();
    }
    to.close();
  }

  private static void parts(Markup to, RuleResult rule) {
    GateCharts.parts(rule)
        .ifPresentOrElse(
            chart -> {
              to.element("h3", rule.rule() + ": " + rule.subject());
              Html.figure(
                  to,
                  "Part by part",
                  "The parts that are most likely beyond the limit come first; intervals of each"
                      + " part alone. A part fails if its p, corrected for all parts, says so.",
                  chart);
              Html.folded(to, "Parts in numbers", GateTables.parts(rule));
            },
            () -> Html.table(to, GateTables.parts(rule)));
  }

  private static void flips(Markup to, GateResult gate) {
    to.element("h3", "Queries that get worse and better");
    to.element("p", FlipTables.sentence(gate.flips()));
    to.open("div", "class", "pair");
    Html.figure(
        to,
        "All impressions",
        "By what happens to their query, the noise of clicks removed.",
        GateCharts.shares(gate.flips()));
    Html.figure(
        to,
        "Impressions of queries that get worse",
        "The share with its interval at " + Numbers.level(gate.flips().level()) + ".",
        GateCharts.losses(gate));
    to.close();
    if (!gate.flips().losers().isEmpty()) {
      Html.table(to, FlipTables.losers(gate.flips()));
      to.element("p", FlipTables.key(), "class", "note");
    }
  }

  private static void nights(Markup to, GateResult gate) {
    if (gate.looks().isEmpty()) {
      return;
    }
    to.element("h3", "Night after night");
    Html.figure(
        to,
        "What the nights so far say together",
        "The band holds at all nights together, however often one looks: the rule passes once it"
            + " lies above the dashed line, and fails once it lies below.",
        GateCharts.nights(gate.looks()));
    Html.folded(to, "Nights in numbers", GateTables.looks(gate));
  }
}
