package io.cltr.value.pass;

import io.cltr.log.Impression;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.value.ActionLog;
import io.cltr.value.Embeddings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a log of single actions tells of its own loggers, if it shows all that they may show. */
final class KnownLoggers {
  private KnownLoggers() {}

  /** Their policies, and embeddings by which no two of {@code documents} are alike. */
  static ActionLog of(List<Impression> log, Collection<String> documents) {
    TreeSet<String> loggers = new TreeSet<>();
    TreeSet<String> queries = new TreeSet<>();
    log.forEach(one -> loggers.add(one.logger()));
    log.forEach(one -> queries.add(one.query()));
    TreeMap<String, Policy> policies = new TreeMap<>();
    loggers.forEach(
        logger ->
            policies.put(
                logger,
                policy(log.stream().filter(i -> i.logger().equals(logger)).toList(), queries)));
    return new ActionLog(
        List.copyOf(loggers),
        policies,
        Embeddings.of(
            documents.stream()
                .map(document -> new Embeddings.Row(document, "id", "of " + document, 1))
                .toList()));
  }

  /** Probabilities as logged; the rarest first, as far as they sum to 1. */
  private static Policy policy(List<Impression> log, Collection<String> queries) {
    TreeMap<String, TreeMap<String, Double>> known = new TreeMap<>();
    for (String query : queries) {
      known.put(query, new TreeMap<>());
    }
    for (Impression one : log) {
      String cell = one.positions()[0] + " " + one.documents()[0];
      known.get(one.query()).put(cell, one.loggingProbabilities()[0]);
    }
    List<Row> rows = new ArrayList<>();
    known.forEach(
        (query, cells) -> {
          TreeMap<Integer, Double> left = new TreeMap<>();
          cells.entrySet().stream()
              .sorted(Map.Entry.comparingByValue())
              .forEach(
                  cell -> {
                    String[] parts = cell.getKey().split(" ");
                    int position = Integer.parseInt(parts[0]);
                    double most = left.getOrDefault(position, 1.0);
                    double probability = Math.min(most, cell.getValue());
                    left.put(position, most - probability);
                    rows.add(new Row(query, parts[1], position, probability));
                  });
          if (cells.isEmpty()) {
            rows.add(new Row(query, "nothing", 1, 0));
          }
        });
    return PolicyTable.of("logger", rows);
  }
}
