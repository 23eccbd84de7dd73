package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Optional;

/**
 * What a log shows of how policies treat groups: exposure, impact and merit of each group, exposure
 * by place, and measures of fairness, with intervals, in slices of the log.
 *
 * <p>Exposure is a known function of the query (and of θ̂); impact and merit are values of clicks
 * ({@link GroupMerits}). All are means over the same impressions, whose influences add up per
 * bucket of units, so an interval holds who asked what, clicks, and θ̂, with their covariances. It
 * does not hold the error of a calibrated ranker, nor that of a finite number of draws behind a
 * policy's rank probabilities. A query that a policy does not rank counts no exposure.
 *
 * <p>Cost per slice: the passes of a valuation, and five groupings of the log to queries. State:
 * buckets × policies × groups × places.
 *
 * @param policies names are unique
 * @param measures what is computed of each policy; none twice
 * @param columns context columns, or "logger", each value of which is a slice beside "all"
 * @param examination θ
 * @param relevance a calibrated ranker; empty to go by displayed documents alone
 * @param level of the intervals
 */
public record FairnessAudit(
    List<Policy> policies,
    Grouping grouping,
    List<FairnessMeasure> measures,
    List<String> columns,
    Examination examination,
    Optional<CalibratedRelevance> relevance,
    double level) {

  /** Copies the lists and checks the columns. */
  public FairnessAudit {
    policies = List.copyOf(policies);
    measures = List.copyOf(measures);
    columns = List.copyOf(columns);
    if (policies.isEmpty()) {
      throw new ConfigException("fairness: there is no policy to judge; name one in 'policies'");
    }
    for (String column : List.of(Slices.TRAFFIC, Slices.GROUP)) {
      if (columns.contains(column)) {
        throw new ConfigException(
            "fairness.slices: found '%s', allowed are context columns and '%s'"
                .formatted(column, Slices.LOGGER));
      }
    }
  }

  /** Every measure there is, sorted by id. */
  public static List<FairnessMeasure> allMeasures() {
    return List.copyOf(Methods.of(FairnessMeasure.class).values());
  }

  /**
   * Judges the policies.
   *
   * @param displays what the whole log displayed
   * @param queries the candidates with their groups
   * @param influence of the log's units on log θ; none where θ is known
   */
  public FairnessTable run(
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries,
      BucketInfluence influence) {
    GroupedLog whole = GroupedLog.of(log, displays, queries, grouping, policies);
    List<String> names = whole.names();
    Slices slices = new Slices(columns);
    AuditRows rows = new AuditRows(this, names);
    for (String slice : log.fold(new SliceNames(slices))) {
      GroupedLog part =
          slice.equals(Slices.ALL)
              ? whole
              : GroupedLog.of(
                  log.where(impression -> slices.of(impression).contains(slice)),
                  displays,
                  queries,
                  grouping,
                  policies);
      audit(slice, part, names, influence, rows);
    }
    return rows.table();
  }

  private void audit(
      String slice,
      GroupedLog part,
      List<String> names,
      BucketInfluence influence,
      AuditRows rows) {
    GroupLayout layout = new GroupLayout(names.size(), examination.depth(), policies.size());
    GroupVectors vectors = new GroupVectors(grouping, names, policies, layout);
    QueryMeans means =
        QueryMeans.of(
            part.log(),
            part.asked().map(item -> new Keyed<>(item.key(), vectors.of(item.value()))),
            layout.width());
    double documents = 0;
    for (int g = 0; g < names.size(); g++) {
      documents += means.means()[g];
    }
    if (documents == 0) {
      rows.skip(slice);
      return;
    }
    GroupValues values = GroupValues.of(part, examination, influence, relevance, level);
    ThetaInfluence theta = ThetaInfluence.of(examination, influence);
    QueryGroups counts =
        part.asked().fold(new QueryGroups.Counts(grouping, names, relevance.orElse(null)));
    GroupMerits merits = GroupMerits.of(names, layout, means, values, theta, counts);
    rows.add(slice, layout, means, values, merits, theta);
  }
}
