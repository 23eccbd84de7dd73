package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.jobs.report.svg.Markup;
import java.util.Locale;

/** The verdict on the candidate. */
final class GateHtml {
  private GateHtml() {}

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
    Html.bare(to, ValueTables.rules(gate.rules()));
    to.open("ul");
    for (RuleResult rule : gate.rules()) {
      to.open("li")
          .element("b", rule.rule() + ": ")
          .text(Html.typeset(Headline.sentence(rule.reason())))
          .close();
    }
    to.close();
    to.element(
        "p",
        "Detectable effect: the smallest true excess over what is required that a log of this size"
            + " would show with power 0.8.",
        "class",
        "note");
    to.close();
  }
}
