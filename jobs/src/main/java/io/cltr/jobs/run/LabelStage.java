package io.cltr.jobs.run;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.jobs.config.RunConfig;
import io.cltr.pipeline.stage.LabelOptions;
import io.cltr.pipeline.table.LabelTable;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.relevance.Relevance;
import io.cltr.propensity.relevance.RelevanceLabels;
import org.apache.spark.sql.SparkSession;

/**
 * The stage that writes debiased labels.
 *
 * @param work where they are written
 */
record LabelStage(SparkSession spark, RunConfig config, Progress progress, String work) {
  /** The table's folder, in the work area and in the run folder. */
  static final String TABLE = "labels";

  /** The file of grades likewise. */
  static final String QRELS = "labels.qrels";

  void run(LogInput input, PropensityEstimate propensities) {
    LabelOptions options = config.labels();
    Source<Keyed<RelevanceLabels>> labels =
        new Relevance(propensities, options.strength()).of(input.all());
    String folder = work + "/" + TABLE;
    progress.stage(
        "labels",
        () -> {
          long rows = LabelTable.write(spark, labels, options::grade, folder);
          LabelTable.qrels(spark, folder, work + "/" + QRELS);
          return rows;
        },
        rows -> "%s of queries graded".formatted(Plural.of(rows, "document")));
  }
}
