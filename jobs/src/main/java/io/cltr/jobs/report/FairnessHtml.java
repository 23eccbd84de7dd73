package io.cltr.jobs.report;

import io.cltr.fairness.FairnessTable.GroupExposure;
import io.cltr.fairpolicy.Frontier;
import io.cltr.jobs.report.svg.Markup;
import java.util.List;
import java.util.stream.Stream;

/** How policies treat groups. */
final class FairnessHtml {
  private static final int MOST_GROUPS = 6;
  private static final String INTRO =
      "How policies treat groups of documents, on the units kept for evaluation. Exposure is the"
          + " chance to be examined; merit the relevance of a group's documents by debiased clicks."
          + " Both are relative to the mean document.";

  private FairnessHtml() {}

  static void draw(Markup to, FairnessSection found) {
    Html.section(to, "fairness", "Fairness", INTRO);
    Html.warnings(to, found.warnings().stream().map(Html::typeset).toList());
    frontiers(to, found);
    List<String> groups =
        found.merits().stream()
            .filter(merit -> merit.slice().equals(Report.ALL))
            .map(FairnessSection.Merit::group)
            .limit(MOST_GROUPS)
            .toList();
    exposures(to, found, groups);
    places(to, found, groups);
    Html.table(to, FairnessTables.merits(found, Report.ALL));
    Html.table(to, FairnessTables.groups(found, Report.ALL));
    Html.folded(to, "Measures of fairness", FairnessTables.measures(found, Report.ALL));
    slices(found)
        .forEach(
            slice -> {
              Html.folded(to, "Merit in " + slice, FairnessTables.merits(found, slice));
              Html.folded(to, "Exposure in " + slice, FairnessTables.groups(found, slice));
              Html.folded(to, "Measures in " + slice, FairnessTables.measures(found, slice));
            });
    Html.table(to, FairnessTables.queries(found));
    to.close();
  }

  static Stream<String> slices(FairnessSection found) {
    return found.queries().stream()
        .map(FairnessSection.Queries::slice)
        .filter(slice -> !slice.equals(Report.ALL));
  }

  private static void frontiers(Markup to, FairnessSection found) {
    to.open("div", "class", "pair");
    for (Frontier frontier : found.frontiers().stream().filter(Frontier::read).toList()) {
      Html.figure(
          to,
          "What fairness costs: " + frontier.policy(),
          "What each slack of %s is worth, beside the ranking by score, with paired %s intervals. Further left is fairer, further up more valuable."
              .formatted(frontier.criterion(), Numbers.level(found.level())),
          FairnessCharts.frontier(frontier));
    }
    to.close();
    for (Frontier frontier : found.frontiers()) {
      to.element("p", Html.typeset(FairnessTables.price(frontier)));
      Html.warnings(to, frontier.warnings().stream().map(Html::typeset).toList());
      Html.table(to, FairnessTables.frontier(frontier));
    }
  }

  private static void exposures(Markup to, FairnessSection found, List<String> groups) {
    to.open("div", "class", "pair");
    for (String group : groups) {
      Html.figure(
          to,
          "Exposure of " + group,
          "What a document of the group gets, with %s intervals: 1 is the mean document."
              .formatted(Numbers.level(found.level())),
          FairnessCharts.exposure(found, group));
    }
    to.close();
  }

  /** Of the first policy, mostly who serves, and of the first fair one. */
  private static void places(Markup to, FairnessSection found, List<String> groups) {
    List<String> policies =
        Stream.concat(
                found.groups().stream().map(GroupExposure::policy).limit(1),
                found.frontiers().stream().map(Frontier::policy).limit(1))
            .distinct()
            .toList();
    to.open("div", "class", "pair");
    for (String policy : policies) {
      Html.figure(
          to,
          "Who is shown where by " + policy,
          "How often a document of the group is at each position, with %s intervals."
              .formatted(Numbers.level(found.level())),
          FairnessCharts.places(found, policy, groups));
    }
    to.close();
  }
}
