package io.cltr.value.query;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.reward.Predictions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The candidates of a query whose documents have no features. */
public final class Displayed {
  private Displayed() {}

  /** What {@code policies} rank for a query: the known candidates, or what was displayed. */
  public static Query ranked(
      String query, Optional<Query> known, Displays displays, List<Policy> policies) {
    return known
        .filter(Query::hasFeatures)
        .orElseGet(() -> candidates(query, known, displays, policies, Optional.empty()));
  }

  /**
   * The known candidates, in their groups, what was displayed, what the policies name and what is
   * predicted.
   */
  public static Query candidates(
      String query,
      Optional<Query> known,
      Displays displays,
      List<Policy> policies,
      Optional<Predictions> predictions) {
    Map<String, List<String>> groups = new HashMap<>();
    known.ifPresent(
        q ->
            IntStream.range(0, q.size())
                .forEach(d -> groups.put(q.documents()[d], q.groups().get(d))));
    Stream<String> given = known.stream().flatMap(q -> Stream.of(q.documents()));
    Stream<String> shown = displays.cells().stream().map(Displays.Cell::document);
    Stream<String> named = policies.stream().flatMap(p -> p.documents(query).stream());
    Stream<String> predicted = predictions.stream().flatMap(p -> Stream.of(p.documents()));
    String[] documents =
        Stream.of(given, shown, named, predicted)
            .flatMap(ids -> ids)
            .distinct()
            .sorted()
            .toArray(String[]::new);
    return new Query(
        query,
        documents,
        new float[0],
        0,
        Stream.of(documents).map(d -> groups.getOrDefault(d, List.of())).toList());
  }
}
