package io.cltr.jobs.report;

import io.cltr.fairness.Estimate;
import io.cltr.fairness.FairnessTable.GroupExposure;
import io.cltr.fairness.FairnessTable.MeasureValue;
import io.cltr.fairness.FairnessTable.PlaceExposure;
import io.cltr.fairness.QueryGroups;
import io.cltr.fairpolicy.Frontier;
import java.util.ArrayList;
import java.util.List;

/** How two policies treat two groups. */
final class FairnessFixture {
  private FairnessFixture() {}

  /** The section, in which {@code ranker} is made fair. */
  static FairnessSection section(String ranker) {
    return section(ranker, "newcomer");
  }

  /** The same with another name for the second group. */
  static FairnessSection section(String ranker, String group) {
    String fair = ranker + "-fair";
    List<String> groups = List.of("established", group);
    List<FairnessSection.Merit> merits = new ArrayList<>();
    List<GroupExposure> exposures = new ArrayList<>();
    List<PlaceExposure> places = new ArrayList<>();
    List<MeasureValue> measures = new ArrayList<>();
    for (String slice : List.of("all", "device=mobile")) {
      for (String name : groups) {
        merits.add(new FairnessSection.Merit(slice, name, 8, about(2.4), about(1.02), .3));
      }
      for (String policy : List.of(ranker, fair)) {
        for (String name : groups) {
          exposures.add(
              new GroupExposure(
                  policy, slice, name, about(1.5), about(.5), about(1.1), about(.6), about(.5)));
          for (int place = 1; place <= 5; place++) {
            places.add(new PlaceExposure(policy, slice, name, place, about(.5)));
          }
        }
        measures.add(
            new MeasureValue(
                policy, slice, "dtr-difference", groups, .04, .01, .02, .06, .95, 0, List.of()));
        measures.add(
            new MeasureValue(
                policy, slice, "ee-l", groups, .01, .01, 0, .03, .95, .002, List.of("near 0")));
      }
    }
    QueryGroups counts = new QueryGroups(500, 3, 2, 1, 9000, 40);
    return new FairnessSection(
        .95,
        merits,
        List.of(
            new FairnessSection.Queries("all", counts),
            new FairnessSection.Queries("device=mobile", counts)),
        exposures,
        places,
        measures,
        List.of(
            new Frontier(
                fair,
                "disparate-treatment",
                .05,
                ranker,
                "dtr-difference",
                List.of("it cannot be promised"),
                List.of(
                    point(fair + " (slack 0)", 0, .01, .02),
                    point(fair, .05, .04, .01),
                    point(ranker, Double.POSITIVE_INFINITY, .2, 0)))),
        List.of("merit of some documents is not known"));
  }

  private static Frontier.Point point(
      String policy, double slack, double unfairness, double price) {
    return new Frontier.Point(policy, slack, about(1.3), about(unfairness), about(price));
  }

  private static Estimate about(double value) {
    return new Estimate(value, .01, value - .02, value + .02);
  }
}
