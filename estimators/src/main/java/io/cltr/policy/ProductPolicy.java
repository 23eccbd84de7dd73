package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import java.util.List;
import java.util.Optional;

/**
 * A {@link PolicyTable} that fills every slot by itself: its probability of a slate is the product
 * of its probabilities of the slots, and a document may be shown twice. A draw is that of the
 * table, which places a document once.
 */
public record ProductPolicy(PolicyTable table) implements Policy {
  @Override
  public String name() {
    return table.name();
  }

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    return table.ranks(query, displays, depth);
  }

  @Override
  public Optional<Slates> slates(Query query, Displays displays, int depth) {
    return ranks(query, displays, depth).map(ProductSlates::of);
  }

  @Override
  public List<String> documents(String query) {
    return table.documents(query);
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    return table.draw(query, displays, key);
  }
}
