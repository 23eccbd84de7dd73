package io.cltr.value;

import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Embeddings of documents: p(e|a) = Π p(e_d|a) over dimensions d with categories, independent of
 * each other given the document a.
 *
 * @param dimensions their names, sorted; at most {@link #MOST}
 * @param documents by document the probabilities of its categories, one map for each dimension
 */
public record Embeddings(
    List<String> dimensions, SortedMap<String, List<SortedMap<String, Double>>> documents)
    implements Serializable {
  /** Sets of dimensions are the bits of a number. */
  public static final int MOST = 62;

  /** Of no document. */
  public static final Embeddings NONE = new Embeddings(List.of(), new TreeMap<>());

  private static final double ROUNDING = 1e-6;

  /** p(category of the dimension | document), in [0, 1]. */
  public record Row(String document, String dimension, String category, double probability)
      implements Serializable {}

  /** The embeddings that {@code rows} say, in any order; every document has every dimension. */
  public static Embeddings of(Collection<Row> rows) {
    SortedSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.add(row.dimension()));
    List<String> dimensions = List.copyOf(names);
    if (dimensions.size() > MOST) {
      throw new InputException(
          "embeddings: found %d dimensions, allowed are %d; leave out some"
              .formatted(dimensions.size(), MOST));
    }
    SortedMap<String, List<SortedMap<String, Double>>> documents = new TreeMap<>();
    for (Row row : rows) {
      if (!(row.probability() >= 0 && row.probability() <= 1)) {
        throw wrong(row.document(), row.dimension(), "probability " + row.probability(), "0 to 1");
      }
      List<SortedMap<String, Double>> own =
          documents.computeIfAbsent(
              row.document(),
              absent ->
                  dimensions.stream()
                      .<SortedMap<String, Double>>map(d -> new TreeMap<>())
                      .toList());
      if (own.get(dimensions.indexOf(row.dimension())).put(row.category(), row.probability())
          != null) {
        throw wrong(
            row.document(),
            row.dimension(),
            "the category '%s' twice".formatted(row.category()),
            "one row for each");
      }
    }
    documents.forEach((document, own) -> requireLaws(dimensions, document, own));
    return new Embeddings(dimensions, documents);
  }

  private static void requireLaws(
      List<String> dimensions, String document, List<SortedMap<String, Double>> own) {
    for (int d = 0; d < dimensions.size(); d++) {
      double sum = own.get(d).values().stream().mapToDouble(p -> p).sum();
      if (own.get(d).isEmpty()) {
        throw wrong(document, dimensions.get(d), "no category", "a row for every dimension");
      }
      if (!(Math.abs(sum - 1) <= ROUNDING)) {
        throw wrong(document, dimensions.get(d), "probabilities that sum to " + sum, "a sum of 1");
      }
    }
  }

  private static InputException wrong(
      String document, String dimension, String found, String allowed) {
    return new InputException(
        "embeddings: document '%s', dimension '%s': found %s, allowed is %s"
            .formatted(document, dimension, found, allowed));
  }

  /** The set of the named dimensions; of all where none is named. */
  public long set(List<String> named) {
    long set = 0;
    for (String name : named.isEmpty() ? dimensions : named) {
      int d = dimensions.indexOf(name);
      if (d < 0) {
        throw new ConfigException(
            "dimensions: the embeddings have no dimension '%s'; they have %s"
                .formatted(name, dimensions));
      }
      set |= 1L << d;
    }
    return set;
  }

  /**
   * The categories of what {@code shown} shows, by dimension: those of context columns of the
   * dimensions' names; without a column that of the document, if it has but one.
   */
  String[] logged(Impression shown) {
    List<SortedMap<String, Double>> own = of(shown.documents()[0], shown.query());
    String[] categories = new String[dimensions.size()];
    for (int d = 0; d < categories.length; d++) {
      String logged = shown.context().getOrDefault(dimensions.get(d), "");
      categories[d] = logged.isEmpty() ? only(own.get(d), shown, d) : logged;
      if (!(own.get(d).getOrDefault(categories[d], 0.0) > 0)) {
        throw new InputException(
            "impression '%s': '%s' is '%s', which the embeddings give document '%s' with probability 0; they have %s"
                .formatted(
                    shown.id(),
                    dimensions.get(d),
                    categories[d],
                    shown.documents()[0],
                    own.get(d).keySet()));
      }
    }
    return categories;
  }

  /**
   * The category of what {@code shown} shows in {@code column}: that of the context column; without
   * it that of the document, if the column is a dimension in which it has but one.
   */
  public String category(Impression shown, String column) {
    String logged = shown.context().getOrDefault(column, "");
    if (!logged.isEmpty()) {
      return logged;
    }
    int d = dimensions.indexOf(column);
    if (d < 0) {
      throw new InputException(
          "impression '%s': it has no value in column '%s', which an estimator weighs by, and the embeddings have no such dimension; add it to the impressions"
              .formatted(shown.id(), column));
    }
    return only(of(shown.documents()[0], shown.query()).get(d), shown, d);
  }

  private String only(Map<String, Double> own, Impression shown, int d) {
    return own.entrySet().stream()
        .filter(entry -> entry.getValue() == 1)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "impression '%s': document '%s' may have several categories of '%s', and the log does not say which one it had; add a column '%s' to the impressions"
                        .formatted(
                            shown.id(),
                            shown.documents()[0],
                            dimensions.get(d),
                            dimensions.get(d))));
  }

  /** p(category|document) by dimension. */
  double[] probabilities(String document, String query, String[] categories) {
    List<SortedMap<String, Double>> own = of(document, query);
    double[] probabilities = new double[categories.length];
    for (int d = 0; d < probabilities.length; d++) {
      probabilities[d] = own.get(d).getOrDefault(categories[d], 0.0);
    }
    return probabilities;
  }

  private List<SortedMap<String, Double>> of(String document, String query) {
    List<SortedMap<String, Double>> own = documents.get(document);
    if (own == null) {
      throw new InputException(
          "embeddings: document '%s', which may be shown for query '%s', has none; add its rows"
              .formatted(document, query));
    }
    return own;
  }
}
