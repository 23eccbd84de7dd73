package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.value.query.Displayed;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A log whose documents are told by their groups.
 *
 * @param displays what the whole log displayed, for policies that imitate a logger
 * @param asked the queries that the log asked
 */
record GroupedLog(
    Source<Impression> log,
    Source<Keyed<Displays>> displays,
    Source<Keyed<GroupedQuery>> asked,
    Grouping grouping,
    List<Policy> policies) {
  private record Asked(Displays valued, Displays whole) implements Serializable {
    static Keyed<Asked> of(Keyed<Displays> valued, Optional<Displays> whole) {
      return new Keyed<>(valued.key(), new Asked(valued.value(), whole.orElse(valued.value())));
    }

    static Keyed<GroupedQuery> grouped(
        Keyed<Asked> item, Optional<Query> known, List<Policy> policies) {
      Asked asked = item.value();
      Query query = Displayed.ranked(item.key(), known, asked.whole(), policies);
      return new Keyed<>(item.key(), new GroupedQuery(query, asked.valued(), asked.whole()));
    }
  }

  /**
   * {@code log} with its queries.
   *
   * @param queries the candidates; a query that it lacks has the displayed documents
   * @param policies what is compared; a query without features has what they name as well
   */
  static GroupedLog of(
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries,
      Grouping grouping,
      List<Policy> policies) {
    Source<Keyed<GroupedQuery>> asked =
        log.grouped(Impression::query, new DisplaysFold())
            .joined(Keyed::key, displays, Asked::of)
            .joined(Keyed::key, queries, (item, known) -> Asked.grouped(item, known, policies));
    return new GroupedLog(log, displays, asked, grouping, policies);
  }

  /** Their candidates, in the groups that are compared. */
  Source<Keyed<Query>> candidates() {
    Grouping own = grouping;
    return asked.map(item -> new Keyed<>(item.key(), item.value().compared(own)));
  }

  /** The names of the groups that asked queries have, sorted. */
  List<String> names() {
    return GroupNames.of(
        asked.map(item -> new Keyed<>(item.key(), item.value().query())), grouping);
  }
}
