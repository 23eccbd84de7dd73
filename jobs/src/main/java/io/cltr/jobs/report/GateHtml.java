package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.jobs.report.svg.Markup;
import java.util.Locale;

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
    page.close().open("body").open("main");
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
    String style = gate.verdict().name().toLowerCase(Locale.ROOT);
    to.open("p").element("span", gate.verdict().name(), "class", "badge " + style);
    to.element("span", Headline.meaning(gate.verdict()), "class", "means").close();
    Html.bare(to, GateTables.rules(gate.rules()));
    to.open("ul");
    for (RuleResult rule : gate.rules()) {
      to.open("li")
          .element("b", rule.rule() + ": ")
          .text(Html.typeset(Headline.sentence(rule.reason())))
          .close();
    }
    to.close();
    gate.rules().forEach(rule -> Html.table(to, GateTables.parts(rule)));
    if (gate.flips() != null) {
      Html.table(to, GateTables.losers(gate.flips()));
    }
    Html.table(to, GateTables.looks(gate));
    to.element(
        "p",
        "Detectable effect: the smallest true excess over what is required that a log of this size"
            + " would show with power 0.8.",
        "class",
        "note");
    to.close();
  }
}
