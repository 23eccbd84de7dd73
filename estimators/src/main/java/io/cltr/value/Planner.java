package io.cltr.value;

import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Makes the plan of each query. */
record Planner(List<Policy> policies, Weighting weighting, Cells cells) implements Serializable {
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
    return new Keyed<>(
        item.key(), weighting.plan(cells, candidates, asked.slices(), ranks, asked.predictions()));
  }
}
