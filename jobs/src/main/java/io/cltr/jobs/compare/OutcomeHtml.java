package io.cltr.jobs.compare;

import io.cltr.jobs.report.Html;
import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.Table;
import io.cltr.jobs.report.svg.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The part of the page that shows what was learned from the logs. */
final class OutcomeHtml {
  private OutcomeHtml() {}

  static void section(Markup page, OutcomeSection section, Results results) {
    String baseline = results.found().baseline();
    page.element(
        "h3", "%s on %s test queries".formatted(section.measure(), Numbers.count(section.parts())));
    for (List<String> subjects : groups(section, baseline)) {
      page.open("div", "class", "pair");
      Html.figure(
          page,
          "Learning curves",
          "True %s of what was learned, on queries that nobody asked; higher is better. Bands are %s"
                  .formatted(section.measure(), Numbers.level(results.found().level()))
              + " intervals for other logs of the same size and the same test queries. The dashed"
              + " line is what the site ranked by when the logs were written.",
          OutcomeCharts.curves(section, subjects, results.found().level()));
      if (section.subjects().contains(baseline)) {
        Html.figure(
            page,
            "Compared with " + baseline,
            "Difference on the same logs and queries, with paired intervals for other logs and"
                + " other queries. A band above 0 is"
                + " better, one below 0 worse, one that holds 0 undecided.",
            OutcomeCharts.gaps(section, subjects, baseline));
      }
      page.close();
    }
    Html.table(page, OutcomeTables.order(section, baseline));
    Table needed = OutcomeTables.needed(section, baseline);
    if (!needed.rows().isEmpty()) {
      Html.table(page, needed);
      page.element(
          "p",
          "Each row is what %s is worth on logs of one size, and where the others' curves first reach it; between sizes by straight lines over their logarithm. < and >: above it from the smallest size on, and never up to the largest."
              .formatted(baseline),
          "class",
          "intro");
    }
    Html.folded(page, "All sizes, in numbers", OutcomeTables.worth(section, baseline));
  }

  /** Production in each group, since it takes no colour. */
  private static List<List<String>> groups(OutcomeSection section, String baseline) {
    List<String> production =
        section.subjects().stream().filter(OutcomeSection::isProduction).toList();
    List<String> learners =
        section.subjects().stream().filter(s -> !OutcomeSection.isProduction(s)).toList();
    List<List<String>> groups = new ArrayList<>();
    for (List<String> group : ResultCharts.groups(learners, baseline)) {
      groups.add(Stream.concat(group.stream(), production.stream()).toList());
    }
    return groups;
  }
}
