package io.cltr.pipeline.table;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.policy.DrawKey;
import io.cltr.policy.Policy;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Rankings drawn by a policy: query_id, key where there are several, doc_id, rank from 1. A
 * ranking's rows lie together, best first. A ranking is a function of policy, query and key. A
 * query for which the policy is not defined has none.
 *
 * @param draws what was drawn, once for all that is written of it
 * @param keyed whether the table tells keys
 */
public record DrawnTable(JavaRDD<Drawn> draws, boolean keyed) implements RankedTable {

  /** A ranking, best first; no documents where the policy is not defined. */
  record Drawn(String query, String key, String[] documents) implements Serializable {

    static Drawn of(Policy policy, Query query, String key, int depth) {
      int[] ranking =
          policy.draw(query, Displays.NONE, DrawKey.of(key)).orElseGet(() -> new int[0]);
      String[] documents =
          new String[depth == 0 ? ranking.length : Math.min(depth, ranking.length)];
      for (int k = 0; k < documents.length; k++) {
        documents[k] = query.documents()[ranking[k]];
      }
      return new Drawn(query.id(), key, documents);
    }

    Iterator<Row> rows(boolean keyed) {
      List<Row> rows = new ArrayList<>();
      for (int k = 0; k < documents.length; k++) {
        rows.add(
            keyed
                ? RowFactory.create(query, key, documents[k], k + 1)
                : RowFactory.create(query, documents[k], k + 1));
      }
      return rows.iterator();
    }
  }

  /**
   * One ranking of each query.
   *
   * @param key of all of them
   * @param depth best documents of each query; 0 for all
   */
  public static DrawnTable once(
      Source<Keyed<Query>> queries, Policy policy, String key, int depth) {
    return of(queries.map(query -> Drawn.of(policy, query.value(), key, depth)), false);
  }

  /** A ranking for each of {@code keys} whose query is there. */
  public static DrawnTable each(
      Source<Keyed<Query>> queries, Policy policy, Source<Keyed<String>> keys, int depth) {
    return of(
        keys.joined(
            Keyed::key,
            queries,
            (key, query) ->
                query
                    .map(found -> Drawn.of(policy, found, key.value(), depth))
                    .orElseGet(() -> new Drawn(key.key(), key.value(), new String[0]))),
        true);
  }

  private static DrawnTable of(Source<Drawn> draws, boolean keyed) {
    return new DrawnTable(
        ((SparkSource<Drawn>) draws).items().persist(StorageLevel.MEMORY_AND_DISK()), keyed);
  }

  private StructType schema() {
    StructType schema = new StructType().add("query_id", DataTypes.StringType, false);
    return (keyed ? schema.add("key", DataTypes.StringType, false) : schema)
        .add("doc_id", DataTypes.StringType, false)
        .add("rank", DataTypes.IntegerType, false);
  }

  @Override
  public Written write(SparkSession spark, TableFormat format, String folder) {
    boolean keys = keyed;
    RankedTable.write(
        spark.createDataFrame(draws.flatMap(drawn -> drawn.rows(keys)), schema()), format, folder);
    JavaRDD<Long> lengths =
        draws.map(drawn -> (long) drawn.documents().length).filter(length -> length > 0);
    return new Written(lengths.fold(0L, Long::sum), lengths.count());
  }

  /** {@inheritDoc} The score of rank k is 1/k. */
  @Override
  public void trec(String tag, Appendable to) {
    Iterator<Drawn> drawn = draws.toLocalIterator();
    try {
      while (drawn.hasNext()) {
        Drawn ranking = drawn.next();
        for (int k = 1; k <= ranking.documents().length; k++) {
          to.append(RankedTable.trec(ranking.query(), ranking.documents()[k - 1], k, 1.0 / k, tag));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    draws.unpersist(false);
  }
}
