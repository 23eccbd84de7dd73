package io.cltr.value;

import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.value.SlicedDisplays.Shown;
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
  Keyed<QueryPlan> plan(Keyed<AskedQuery> item) {
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
    return new Keyed<>(
        item.key(),
        weighting
            .plan(
                cells,
                new PlannedQuery(
                    candidates, displays, ranks, slates, asked.predictions(), asked.slots()))
            .in(ofQuery, cells.balanced() ? asked.known() : null));
  }
}
