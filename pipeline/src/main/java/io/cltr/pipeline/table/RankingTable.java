package io.cltr.pipeline.table;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Query;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
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

/**
 * Rankings by score: query_id, doc_id, rank from 1, score; a query's rows lie together, best first,
 * equal scores as {@link Rankings} orders them.
 *
 * @param depth best documents of each query; 0 for all
 */
public record RankingTable(Source<Keyed<Query>> queries, Ranker ranker, int depth)
    implements RankedTable {
  private static final StructType SCHEMA =
      new StructType()
          .add("query_id", DataTypes.StringType, false)
          .add("doc_id", DataTypes.StringType, false)
          .add("rank", DataTypes.IntegerType, false)
          .add("score", DataTypes.DoubleType, false);

  private record Ranked(String query, String document, int rank, double score)
      implements Serializable {
    Row row() {
      return RowFactory.create(query, document, rank, score);
    }
  }

  @Override
  public Written write(SparkSession spark, TableFormat format, String folder) {
    RankedTable.write(spark.createDataFrame(ranked().map(Ranked::row), SCHEMA), format, folder);
    return new Written(ranked().count(), ranked().filter(row -> row.rank() == 1).count());
  }

  @Override
  public void trec(String tag, Appendable to) {
    Iterator<Ranked> rows = ranked().toLocalIterator();
    try {
      while (rows.hasNext()) {
        Ranked row = rows.next();
        to.append(RankedTable.trec(row.query(), row.document(), row.rank(), row.score(), tag));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JavaRDD<Ranked> ranked() {
    Ranker scores = ranker;
    int best = depth;
    return ((SparkSource<Keyed<Query>>) queries)
        .items()
        .flatMap(item -> ranked(item.value(), scores, best).iterator());
  }

  private static List<Ranked> ranked(Query query, Ranker ranker, int depth) {
    double[] scores = ranker.scores(query);
    int count = depth == 0 ? scores.length : depth;
    List<Ranked> ranked = new ArrayList<>();
    for (int d : Rankings.best(scores, Rankings.ties(query), count)) {
      ranked.add(new Ranked(query.id(), query.documents()[d], ranked.size() + 1, scores[d]));
    }
    return ranked;
  }
}
