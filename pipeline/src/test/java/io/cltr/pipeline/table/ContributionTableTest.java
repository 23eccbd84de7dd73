package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.policy.LoggerPolicy;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values follow from the table, and a unit has one row for each. */
class ContributionTableTest {
  @Test
  void meansOfContributionsAreTheValues(@TempDir Path folder) {
    List<Impression> impressions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String[] shown = i % 3 == 0 ? new String[] {"b", "a"} : new String[] {"a", "b"};
      impressions.add(impression(i, shown, i % 3 == 0 ? "B" : "A"));
    }
    Valuation valuation =
        new Valuation(
            List.of(new LoggerPolicy("A"), new LoggerPolicy("B")),
            List.of(new ExpectedClicks(), new Dcg(1)),
            List.of(new Ips(), new ClippedIps(1)),
            new Slices(List.of("logger")),
            new Examination(new double[] {1, 0.5}),
            new DisplayWeighting());
    Source<Impression> log = SparkSource.of(TestSpark.context(), impressions, Impression.LAYOUT, 3);
    Source<Keyed<Displays>> displays = log.grouped(Impression::query, new DisplaysFold());
    Source<Keyed<Query>> queries =
        SparkSource.of(TestSpark.context(), List.of(), Layout.byKey(), 1);
    ValueTable table =
        valuation.run(log, displays, queries, BucketInfluence.none(2, Units.BUCKETS), 0.95);
    String path = folder.resolve("contributions").toString();
    ContributionTable.write(
        TestSpark.session(), valuation, valuation.contributions(log, displays, queries), path);
    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(path)
            .groupBy("policy", "metric", "estimator")
            .agg(functions.count("unit"), functions.sum("impressions"))
            .collectAsList();
    assertThat(rows).hasSize(8);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.getLong(3) + row.getDouble(4)).isEqualTo(30 + 60));
    List<Row> means =
        TestSpark.session()
            .read()
            .parquet(path)
            .selectExpr("policy", "metric", "estimator", "impressions", "moments[0] as x")
            .groupBy("policy", "metric", "estimator")
            .sum("x", "impressions")
            .collectAsList();
    for (Row row : means) {
      double value =
          table.find(row.getString(0), row.getString(1), row.getString(2), Slices.ALL).value();
      assertThat(row.getDouble(3) / row.getDouble(4)).isCloseTo(value, within(1e-12));
    }
  }

  /** Two impressions a unit. */
  private static Impression impression(int i, String[] shown, String logger) {
    String unit = "u" + i / 2;
    double[] clicks = {i % 2, i % 5 == 0 ? 1 : 0};
    return new Impression(
        "i" + i,
        unit,
        Units.bucket(unit),
        "q",
        logger,
        0,
        "",
        Map.of(),
        shown,
        new int[] {1, 2},
        clicks,
        clicks,
        new double[0]);
  }
}
