package io.cltr.fairness;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of those that a grouping compares. State: {@link #MOST} and one more, and those of a
 * query.
 */
public record GroupNames(Grouping grouping)
    implements Fold<Keyed<Query>, TreeSet<String>, TreeSet<String>> {
  /** More groups than this are no table that anyone reads, nor a state that stays small. */
  public static final int MOST = 64;

  /** The names that the candidates of {@code queries} have, sorted. */
  public static List<String> of(Source<Keyed<Query>> queries, Grouping grouping) {
    TreeSet<String> names = queries.fold(new GroupNames(grouping));
    refusal(names, grouping)
        .ifPresent(
            why -> {
              throw new ConfigException("grouping: " + why);
            });
    return List.copyOf(names);
  }

  /** Why the groups of {@code queries} cannot be compared; empty where they can. */
  public static Optional<String> refusal(Source<Keyed<Query>> queries, Grouping grouping) {
    return refusal(queries.fold(new GroupNames(grouping)), grouping);
  }

  private static Optional<String> refusal(TreeSet<String> names, Grouping grouping) {
    if (names.isEmpty()) {
      return Optional.of(
          "no candidate of the log is in %s; give a table of documents with their groups"
                  .formatted(wanted(grouping))
              + " (documents: …), or name groups that it has");
    }
    return names.size() > MOST
        ? Optional.of(
            "the log has more than %d groups to compare, such as '%s'; name some of them in"
                    .formatted(MOST, names.first())
                + " grouping.groups, or compare coarser ones")
        : Optional.empty();
  }

  private static String wanted(Grouping grouping) {
    if (!grouping.groups().isEmpty()) {
      return "any of the groups " + String.join(", ", grouping.groups());
    }
    return grouping.compared() == Grouping.Compared.producers
        ? "a group that begins with '%s'".formatted(grouping.producers())
        : "a group";
  }

  @Override
  public TreeSet<String> start() {
    return new TreeSet<>();
  }

  @Override
  public void add(TreeSet<String> state, Keyed<Query> item) {
    state.addAll(grouping.names(item.value()));
    cut(state);
  }

  @Override
  public void merge(TreeSet<String> into, TreeSet<String> from) {
    into.addAll(from);
    cut(into);
  }

  private static void cut(TreeSet<String> state) {
    while (state.size() > MOST + 1) {
      state.pollLast();
    }
  }

  @Override
  public TreeSet<String> finish(TreeSet<String> state) {
    return state;
  }
}
