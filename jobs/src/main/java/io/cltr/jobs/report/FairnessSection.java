package io.cltr.jobs.report;

import io.cltr.fairness.Estimate;
import io.cltr.fairness.FairnessTable;
import io.cltr.fairness.FairnessTable.GroupExposure;
import io.cltr.fairness.FairnessTable.MeasureValue;
import io.cltr.fairness.FairnessTable.PlaceExposure;
import io.cltr.fairness.QueryGroups;
import io.cltr.fairpolicy.Frontier;
import java.util.ArrayList;
import java.util.List;

/**
 * How policies treat groups of documents.
 *
 * @param level of the intervals
 * @param merits of each slice's groups
 * @param queries how many of each slice say little of groups
 * @param groups exposure and impact of each group under each policy
 * @param places displays of each group by place
 * @param measures of each policy
 * @param frontiers what fair policies cost
 * @param warnings what a reader must know
 */
public record FairnessSection(
    double level,
    List<Merit> merits,
    List<Queries> queries,
    List<GroupExposure> groups,
    List<PlaceExposure> places,
    List<MeasureValue> measures,
    List<Frontier> frontiers,
    List<String> warnings) {
  /** Copies the lists. */
  public FairnessSection {
    merits = List.copyOf(merits);
    queries = List.copyOf(queries);
    groups = List.copyOf(groups);
    places = List.copyOf(places);
    measures = List.copyOf(measures);
    frontiers = List.copyOf(frontiers);
    warnings = List.copyOf(warnings);
  }

  /**
   * What the documents of a group are worth.
   *
   * @param size documents or producers per impression
   * @param merit sum of their relevance per impression
   * @param relative mean relevance over that of all documents
   * @param unsupported what documents that the log never displayed could add to the merit
   */
  public record Merit(
      String slice,
      String group,
      double size,
      Estimate merit,
      Estimate relative,
      double unsupported) {}

  /** How many queries of a slice say little of groups. */
  public record Queries(String slice, QueryGroups counts) {}

  /** The section of an audit. */
  public static FairnessSection of(FairnessTable table, List<Frontier> frontiers) {
    List<Merit> merits = new ArrayList<>();
    List<Queries> queries = new ArrayList<>();
    List<String> warnings = new ArrayList<>(table.warnings());
    for (FairnessTable.SliceMerits slice : table.merits()) {
      for (int g = 0; g < slice.all().names().size(); g++) {
        merits.add(
            new Merit(
                slice.slice(),
                slice.all().names().get(g),
                slice.all().sizes()[g],
                slice.merit().get(g),
                slice.relative().get(g),
                slice.all().unsupported()[g]));
      }
      queries.add(new Queries(slice.slice(), slice.all().counts()));
      if (slice.slice().equals(Report.ALL)) {
        warnings.addAll(slice.all().warnings());
      }
    }
    return new FairnessSection(
        table.level(),
        merits,
        queries,
        table.groups(),
        table.places(),
        table.measures(),
        frontiers,
        warnings.stream().distinct().toList());
  }
}
