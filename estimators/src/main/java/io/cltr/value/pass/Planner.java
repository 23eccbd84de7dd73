package io.cltr.value.pass;

import io.cltr.click.Attributes;
import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.value.query.Displayed;
import io.cltr.value.query.PlannedQuery;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.slice.DocumentGroups;
import io.cltr.value.slice.QueryTraffic;
import io.cltr.value.slice.SlicedDisplays.Shown;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.user.UserFits;
import io.cltr.value.user.UserPlanner;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the plan of each query. */
record Planner(
    List<Policy> policies,
    Weighting weighting,
    Cells cells,
    QueryTraffic traffic,
    DocumentGroups groups)
    implements Serializable {
  /**
   * The plan of a query.
   *
   * @param users the click models of estimators that value by them; empty where none does
   * @param told what those say of the query, by model; null where nothing
   */
  Keyed<QueryPlan> plan(Keyed<AskedQuery> item, Optional<UserFits> users, Attributes[] told) {
    AskedQuery asked = item.value();
    Query candidates =
        asked
            .candidates()
            .filter(Query::hasFeatures)
            .orElseGet(
                () ->
                    Displayed.candidates(
                        item.key(),
                        asked.candidates(),
                        asked.whole(),
                        policies,
                        asked.predictions()));
    List<Optional<Ranks>> ranks =
        policies.stream()
            .map(p -> p.ranks(candidates, asked.whole(), cells.examination().depth()))
            .toList();
    List<Optional<Slates>> slates =
        policies.stream()
            .map(
                p ->
                    cells.ofSlates()
                        ? p.slates(candidates, asked.whole(), cells.examination().depth())
                        : Optional.<Slates>empty())
            .toList();
    SortedMap<String, Shown> displays = new TreeMap<>(asked.slices());
    List<String> ofQuery = new ArrayList<>(groups.slices());
    if (cells.slices().byTraffic()) {
      Shown all = displays.get(Slices.ALL);
      String slice = Slices.named(Slices.TRAFFIC, traffic.part(all.whole().impressions()));
      displays.put(slice, all);
      ofQuery.add(slice);
    }
    QueryPlan plan =
        weighting.plan(
            cells,
            new PlannedQuery(
                candidates, displays, ranks, slates, asked.predictions(), asked.slots()));
    QueryPlan withUsers =
        users
            .map(
                fits ->
                    new UserPlanner(
                            cells, fits, candidates, asked.whole(), displays, policies, ranks, told)
                        .in(plan))
            .orElse(plan);
    return new Keyed<>(item.key(), withUsers.in(ofQuery, cells.balanced() ? asked.known() : null));
  }
}
