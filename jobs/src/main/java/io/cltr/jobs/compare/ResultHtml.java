package io.cltr.jobs.compare;

import io.cltr.jobs.compare.Results.Section;
import io.cltr.jobs.config.ConfigReader;
import io.cltr.jobs.report.Html;
import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.ReportHtml;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.Traffic;
import java.util.List;

/** The results as one self-contained page, in XML that is HTML. */
final class ResultHtml {
  private static final String STYLE =
      """
      svg .band.reference { fill: var(--muted); } svg .whisker.reference { stroke: none; }
      pre { overflow-x: auto; font-size: 13px; line-height: 1.4; background: var(--panel); padding: 12px 16px; }
      """;

  private ResultHtml() {}

  static String render(Results results) {
    Markup page = new Markup();
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", "cltr: comparison on simulated logs");
    page.element("style", ReportHtml.style() + STYLE);
    page.close().open("body").open("main");
    head(page, results);
    for (WorldConfig world : results.config().worlds()) {
      List<Section> sections =
          results.sections().stream().filter(s -> s.world().equals(world.name())).toList();
      List<OutcomeSection> outcomes =
          results.outcomes().stream().filter(s -> s.world().equals(world.name())).toList();
      if (!sections.isEmpty() || !outcomes.isEmpty()) {
        open(page, results.config(), world);
        sections.forEach(section -> section(page, section, results));
        outcomes.forEach(section -> OutcomeHtml.section(page, section, results));
        page.close();
      }
    }
    Html.section(
        page,
        "provenance",
        "Provenance",
        "cltr %s; the same version and configuration give this page again, byte for byte."
            .formatted(results.version()));
    page.open("details").element("summary", "The whole configuration");
    page.element("pre", ConfigReader.yaml(results.config()));
    page.close().close();
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page;
  }

  private static void head(Markup page, Results results) {
    CompareConfig config = results.config();
    page.element("p", "cltr comparison", "class", "kicker");
    page.element("h1", "Methods on simulated logs whose truth is known");
    page.element(
        "p",
        "Each method was run on %s independent logs of each size and each world. All methods saw"
                .formatted(Numbers.count(config.replicates()))
            + " the same logs, and what they say or make is held against the truth.");
    if (!results.sections().isEmpty()) {
      terms(page, results);
    }
    if (!results.outcomes().isEmpty()) {
      outcomeTerms(page);
    }
  }

  private static void outcomeTerms(Markup page) {
    page.open("ul");
    item(
        page,
        "Test queries",
        "a share of the site's queries, chosen by a hash of their ids, that nobody asks: no log has"
            + " them and no method sees them. What is learned is judged on them.");
    item(
        page,
        "ndcg@10",
        "by the true grades, mean over the test queries that have a relevant document.");
    item(
        page,
        "dcg@10, clicks",
        "what users would find and click, by their true relevance; mean over the test queries, in"
            + " proportion to how often each would be asked.");
    item(
        page,
        "Hyper-parameters",
        "are chosen on held-out users of the same log, by debiased clicks; the truth chooses"
            + " nothing. full-information alone is given the true grades of the queries that are"
            + " asked.");
    item(
        page,
        "Intervals",
        "in tables are for other logs and other queries. Differences are paired by log and query;"
            + " each interval stands by itself.");
    page.close();
  }

  private static void terms(Markup page, Results results) {
    CompareConfig config = results.config();
    page.open("ul");
    item(page, "Bias", "mean error, estimate less truth; ± is its Monte-Carlo standard error.");
    item(
        page,
        "RMSE",
        "root mean squared error: what is off on a typical log, by bias and by chance."
            + " Its interval comes from the variation between logs.");
    item(
        page,
        "Width",
        "mean width of the method's %s intervals. Mean SE is the mean of the standard errors that the"
                .formatted(Numbers.level(config.level()))
            + " method gave, and should be SD, the standard deviation of its estimates.");
    item(
        page,
        "Covered",
        "share of these intervals that contain the truth, which should be %s; with the exact"
                .formatted(Numbers.level(config.level()))
            + " binomial interval of that share.");
    item(page, "Warned", "share of the estimates that came with a warning.");
    item(
        page,
        "Win/tie/loss",
        "logs on which the method is nearer to the truth than %s, as near, and farther; tested by"
                .formatted(results.found().baseline())
            + " sign and by paired t test of the absolute errors, adjusted for all methods of a"
            + " size (Holm).");
    page.close();
  }

  private static void item(Markup page, String term, String meaning) {
    page.open("li").element("b", term + ": ").text(meaning).close();
  }

  private static void open(Markup page, CompareConfig config, WorldConfig world) {
    Simulation simulation = world.simulation();
    String shown =
        simulation.positions() == 1
            ? "one document per impression"
            : simulation.positions() + " positions";
    String catalogue =
        world.catalogue().isEmpty()
            ? Numbers.count(simulation.catalogue().queries()) + " queries"
            : "the queries of " + world.catalogue();
    if (world.testQueries() > 0) {
      catalogue +=
          ", about %s of them test queries".formatted(Numbers.percent(world.testQueries()));
    }
    List<String> loggers = simulation.loggers().stream().map(l -> l.name()).toList();
    Html.section(
        page,
        "world-" + config.worlds().indexOf(world),
        "World: " + world.name(),
        "%s, %s, %s; loggers: %s."
            .formatted(shown, catalogue, units(simulation.traffic()), String.join(", ", loggers)));
  }

  private static String units(Traffic traffic) {
    return traffic.units() == 0
        ? "each impression a unit of its own"
        : Numbers.fixed((double) traffic.impressions() / traffic.units(), 1)
            + " impressions per unit";
  }

  private static void section(Markup page, Section section, Results results) {
    page.element(
        "h3",
        "%s (true value %s)"
            .formatted(section.estimand(), Numbers.significant(section.truth(), 5)));
    String baseline = results.found().baseline();
    for (List<String> subjects : ResultCharts.groups(section.subjects(), baseline)) {
      page.open("div", "class", "pair");
      Html.figure(
          page,
          "How far off, by size of the log",
          "Root mean squared error; lower is better. Bands and bars are its intervals. An unbiased"
              + " method falls by half when the log grows fourfold; a line that turns flat has a"
              + " bias that no amount of data removes. Methods that agree are drawn on each other.",
          ResultCharts.errors(section, subjects));
      Html.figure(
          page,
          "How often the intervals hold the truth",
          "Bars are exact binomial intervals. Honest intervals lie in the grey band, where a"
              + " perfect method would be found in %s of such comparisons."
                  .formatted(Numbers.level(results.found().level())),
          ResultCharts.coverage(section, subjects, results.found().level()));
      Html.figure(
          page,
          "Errors on logs of %s %s".formatted(Numbers.count(section.largest()), section.sizesIn()),
          "Share of the logs on which the estimate is at most so far from the truth; farther to the"
              + " left is better. A line that stops below 1 had no estimate on the other logs, or"
              + " no error at all.",
          ResultCharts.distribution(section, subjects));
      page.close();
    }
    Html.bare(page, ResultTables.errors(section));
    Html.table(page, ResultTables.duels(section));
  }
}
