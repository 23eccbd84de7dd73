package io.cltr.jobs.report;

import io.cltr.jobs.report.svg.Markup;
import io.cltr.log.LogSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The top of the page: who against whom, by how much, how sure, and the verdict. */
final class HeadlineHtml {
  private HeadlineHtml() {}

  static void draw(Markup to, Report report, Evidence evidence) {
    to.open("header").element("p", kicker(report), "class", "kicker");
    if (report.headline().isEmpty()) {
      List<String> refusal = report.data().map(DataSection::refusal).orElse(List.of());
      to.element("h1", Headline.title(refusal));
      refusal(to, refusal);
      to.close();
      return;
    }
    Headline found = report.headline().get();
    to.open("h1").text(found.candidate()).element("small", " against ");
    to.text(found.production()).close();
    verdict(to, found);
    to.open("div", "class", "pair");
    figures(to, found, evidence);
    DifferenceHtml.draw(to, evidence, found);
    to.close().close();
  }

  private static void refusal(Markup to, List<String> reasons) {
    if (!reasons.isEmpty()) {
      to.open("div", "class", "verdict fail");
      reasons.forEach(reason -> to.element("p", reason, "class", "reason lines"));
      to.close();
    }
  }

  private static String kicker(Report report) {
    List<String> parts = new ArrayList<>(List.of("cltr report"));
    Provenance from = report.provenance();
    if (!from.firstDay().isEmpty()) {
      parts.add(from.firstDay() + " to " + from.lastDay());
    }
    if (report.data().isPresent()) {
      LogSummary log = report.data().get().log();
      parts.add(Numbers.count(log.impressions()) + " impressions");
      parts.add(Numbers.count(log.units()) + " units (" + from.unitKind() + ")");
    }
    return String.join(" · ", parts);
  }

  private static void verdict(Markup to, Headline found) {
    String style =
        found.verdict().map(verdict -> verdict.name().toLowerCase(Locale.ROOT)).orElse("none");
    to.open("div", "class", "verdict " + style);
    found
        .verdict()
        .ifPresent(
            verdict -> {
              to.element("span", verdict.name(), "class", "badge " + style);
              to.element("span", Headline.meaning(verdict), "class", "means");
            });
    for (int i = 0; i < found.sentences().size(); i++) {
      String sentence = Html.typeset(found.sentences().get(i));
      to.element("p", sentence, "class", i == 0 ? "lead" : "reason");
    }
    to.close();
  }

  private static void figures(Markup to, Headline found, Evidence evidence) {
    int decimals = evidence.decimals(found.metric());
    int finer = evidence.differenceDecimals(found.metric());
    to.open("dl", "class", "figures");
    figure(
        to,
        "Difference in " + found.metric() + " per impression",
        Numbers.signed(found.difference(), finer),
        Numbers.level(found.level())
            + " interval "
            + Numbers.signedInterval(found.low(), found.high(), finer));
    figure(
        to,
        "Relative to " + found.production(),
        Numbers.signedPercent(found.relative()),
        "estimated by " + found.estimator());
    figure(to, found.candidate(), Numbers.fixed(found.candidateValue(), decimals), "candidate");
    figure(to, found.production(), Numbers.fixed(found.productionValue(), decimals), "production");
    to.close();
  }

  private static void figure(Markup to, String name, String number, String note) {
    to.open("div").element("dt", name).element("dd", Html.typeset(number));
    to.element("dd", Html.typeset(note), "class", "small").close();
  }
}
