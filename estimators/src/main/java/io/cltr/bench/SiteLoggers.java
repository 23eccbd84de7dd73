package io.cltr.bench;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.simulate.Catalogue.Entry;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.World;
import io.cltr.value.ActionLog;
import io.cltr.value.Embeddings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a simulated site knows of its loggers: their exact policies, and embeddings of its documents
 * by two dimensions, neither drawn: {@code grade}, the document's true grade (its grades, where it
 * is a candidate of several queries), on which alone clicks depend; and {@code group}.
 */
final class SiteLoggers {
  private SiteLoggers() {}

  static ActionLog of(Site site) {
    World world = site.world();
    Map<String, Integer> queries = new HashMap<>();
    List<Entry> entries = world.catalogue().entries();
    for (int q = 0; q < entries.size(); q++) {
      queries.put(entries.get(q).query().id(), q);
    }
    List<String> names = world.simulation().loggers().stream().map(LoggerSpec::name).toList();
    SortedMap<String, Policy> policies = new TreeMap<>();
    names.forEach(name -> policies.put(name, new OfLogger(world, queries, name)));
    return new ActionLog(names, policies, embeddings(entries));
  }

  private static Embeddings embeddings(List<Entry> entries) {
    SortedMap<String, List<String>> grades = new TreeMap<>();
    SortedMap<String, List<String>> groups = new TreeMap<>();
    for (Entry entry : entries) {
      Query query = entry.query();
      for (int d = 0; d < query.size(); d++) {
        grades
            .computeIfAbsent(query.documents()[d], absent -> new ArrayList<>())
            .add(Integer.toString(entry.grades()[d]));
        groups.put(query.documents()[d], query.groups().get(d));
      }
    }
    List<Embeddings.Row> rows = new ArrayList<>();
    grades.forEach(
        (document, own) -> {
          rows.add(new Embeddings.Row(document, "grade", String.join(" ", own), 1));
          rows.add(
              new Embeddings.Row(document, "group", String.join(" ", groups.get(document)), 1));
        });
    return Embeddings.of(rows);
  }

  private record OfLogger(World world, Map<String, Integer> queries, String name)
      implements Policy {
    @Override
    public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
      return Optional.ofNullable(queries.get(query.id())).map(q -> world.ranks(name, q, depth));
    }

    @Override
    public Optional<Slates> slates(Query query, Displays displays, int depth) {
      return Optional.ofNullable(queries.get(query.id())).map(q -> world.slates(name, q));
    }

    @Override
    public Optional<int[]> draw(Query query, Displays displays, long key) {
      throw new ConfigException(
          "the logger '%s' of a simulated site draws its log".formatted(name));
    }
  }
}
