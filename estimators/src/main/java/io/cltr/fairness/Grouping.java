package io.cltr.fairness;

import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is compared, and what counts: documents, or the producers behind documents. Groups may
 * overlap; a document without any of the groups is in no comparison.
 *
 * @param compared groups, single producers or single documents
 * @param groups names of the groups that are compared; empty for all that tell no producer
 * @param producers what the names of groups that tell producers begin with, such as "seller=": the
 *     size of a group is then the number of its producers, and a document without a producer is one
 *     by itself; "" where documents count
 */
public record Grouping(Compared compared, List<String> groups, String producers)
    implements Serializable {

  /** Who is compared. */
  public enum Compared {
    /** Groups of documents, as the table of documents names them. */
    groups,
    /** Every producer with every other. */
    producers,
    /** Every document with every other. */
    documents
  }

  /** All groups, counted in documents. */
  public Grouping() {
    this(Compared.groups, List.of(), "");
  }

  /** Checks that producers can be told. */
  public Grouping {
    groups = List.copyOf(groups);
    if (compared == Compared.producers && producers.isEmpty()) {
      throw new ConfigException(
          "grouping.compared: producers, but nothing tells them: give what the names of their"
              + " groups begin with, such as producers: \"seller=\"");
    }
  }

  /** The names of those that document {@code d} of {@code query} belongs to. */
  public List<String> of(Query query, int d) {
    return compared == Compared.documents
        ? List.of(query.documents()[d])
        : query.groups().get(d).stream().filter(this::compares).distinct().toList();
  }

  private boolean compares(String group) {
    boolean producer = !producers.isEmpty() && group.startsWith(producers);
    return compared == Compared.producers
        ? producer
        : groups.isEmpty() ? !producer : groups.contains(group);
  }

  /** The names of all that {@code query} has, sorted. */
  public List<String> names(Query query) {
    TreeSet<String> names = new TreeSet<>();
    for (int d = 0; d < query.size(); d++) {
      names.addAll(of(query, d));
    }
    return List.copyOf(names);
  }

  /** For each document of {@code query} the indices in the sorted {@code names} of its groups. */
  public int[][] members(Query query, List<String> names) {
    int[][] members = new int[query.size()][];
    for (int d = 0; d < members.length; d++) {
      members[d] =
          of(query, d).stream()
              .mapToInt(name -> Collections.binarySearch(names, name))
              .filter(g -> g >= 0)
              .toArray();
    }
    return members;
  }

  /**
   * What counts in each group of {@code query}.
   *
   * @param members of {@link #members}
   * @param groups number of groups
   */
  public double[] sizes(Query query, int[][] members, int groups) {
    double[] sizes = new double[groups];
    List<Set<String>> met = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      met.add(new HashSet<>());
    }
    for (int d = 0; d < members.length; d++) {
      String producer = producer(query, d);
      for (int g : members[d]) {
        sizes[g] += met.get(g).add(producer) ? 1 : 0;
      }
    }
    return sizes;
  }

  /** What counts in all of {@code query}. */
  public double size(Query query) {
    Set<String> met = new HashSet<>();
    for (int d = 0; d < query.size(); d++) {
      met.add(producer(query, d));
    }
    return met.size();
  }

  private String producer(Query query, int document) {
    if (!producers.isEmpty()) {
      for (String group : query.groups().get(document)) {
        if (group.startsWith(producers)) {
          return group;
        }
      }
    }
    return "\n" + query.documents()[document];
  }
}
