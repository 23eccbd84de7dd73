package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import java.util.List;
import java.util.Optional;

/**
 * A policy under another name, which changes nothing of what it does: its ranks and its draws are
 * those of {@code policy}, bit by bit.
 *
 * @param name what reports call it
 */
public record RenamedPolicy(String name, Policy policy) implements Policy {

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    return policy.ranks(query, displays, depth);
  }

  @Override
  public Optional<Slates> slates(Query query, Displays displays, int depth) {
    return policy.slates(query, displays, depth);
  }

  @Override
  public List<String> documents(String query) {
    return policy.documents(query);
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    return policy.draw(query, displays, key);
  }
}
