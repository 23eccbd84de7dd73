package io.cltr.selection;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The candidates of each query that a log displayed. A debiased metric of ranking these alone is
 * unbiased for the metric of rankings condensed to them (Sakai, SIGIR 2007); on all candidates it
 * counts what was never displayed as 0.
 */
public final class DisplayedCandidates {
  private DisplayedCandidates() {}

  /** {@code queries} with the documents among {@code displays} alone. */
  public static Source<Keyed<Query>> of(
      Source<Keyed<Displays>> displays, Source<Keyed<Query>> queries) {
    return queries.joined(Keyed::key, displays, DisplayedCandidates::condensed);
  }

  private static Keyed<Query> condensed(Keyed<Query> keyed, Optional<Displays> displays) {
    Query query = keyed.value();
    Set<String> displayed =
        displays.orElse(Displays.NONE).cells().stream()
            .map(Displays.Cell::document)
            .collect(Collectors.toSet());
    int[] kept =
        IntStream.range(0, query.size())
            .filter(d -> displayed.contains(query.documents()[d]))
            .toArray();
    int width = query.hasFeatures() ? query.width() : 0;
    float[] features = new float[kept.length * width];
    String[] documents = new String[kept.length];
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      documents[i] = query.documents()[kept[i]];
      groups.add(query.groups().get(kept[i]));
      System.arraycopy(query.features(), kept[i] * width, features, i * width, width);
    }
    return new Keyed<>(
        keyed.key(), new Query(query.id(), documents, features, query.width(), groups));
  }
}
