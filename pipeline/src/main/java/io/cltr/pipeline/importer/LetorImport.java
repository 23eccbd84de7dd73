package io.cltr.pipeline.importer;

import io.cltr.pipeline.files.CatalogueTables;
import io.cltr.pipeline.letor.LetorFile;
import io.cltr.pipeline.letor.LetorOptions;
import io.cltr.simulate.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * {@code letor}: a SVMlight/LETOR file becomes {@code features.csv} (query_id, doc_id, feature_0,
 * …), the contract's table of features, and {@code grades.csv} (query_id, doc_id, grade); simulate
 * takes the folder as its catalogue.
 *
 * <table>
 *   <caption>The fate of every column</caption>
 *   <tr><th>in the file</th><th>fate</th></tr>
 *   <tr><td>grade</td><td>grades.grade</td></tr>
 *   <tr><td>qid, else the group sizes beside the file</td><td>query_id, else 1, 2, …</td></tr>
 *   <tr><td>INDEX:VALUE</td><td>feature_(INDEX − firstFeature) as float; 0 where missing</td></tr>
 *   <tr><td>comment</td><td>doc_id, where it tells one ({@code docid = X} or a single word), else
 *       QUERY-ROW; the rest of it is dropped</td></tr>
 * </table>
 *
 * <p>Rows are not quarantined: a query without one of its documents is another query, so a row that
 * cannot be read refuses the file.
 *
 * @param firstFeature smallest index of a feature, 0 or 1
 * @param features their number; 0: as many as found
 */
public record LetorImport(int firstFeature, int features) implements Importer {
  private static final List<ColumnFate> FATES =
      List.of(
          new ColumnFate("grade", "grades.grade"),
          new ColumnFate("qid or group sizes", "query_id of features and grades"),
          new ColumnFate("INDEX:VALUE", "features.feature_(INDEX - firstFeature), 0 where missing"),
          new ColumnFate("comment", "doc_id where it tells one, else dropped: QUERY-ROW instead"));

  /** Indices from 1, as many features as the file has. */
  public LetorImport() {
    this(new LetorOptions().firstFeature(), new LetorOptions().features());
  }

  /** Checks the ranges. */
  public LetorImport {
    new LetorOptions(firstFeature, features);
  }

  @Override
  public String id() {
    return "letor";
  }

  @Override
  public String summary() {
    return "a SVMlight/LETOR file with qid or a .query file beside it; writes features and grades,"
        + " which 'simulate --catalogue' takes";
  }

  @Override
  public List<ImportOption> options() {
    return List.of(
        new ImportOption("firstFeature", "N", "smallest index of a feature, 0 or 1. Default: 1."),
        new ImportOption(
            "features",
            "N",
            "number of features, for files that are used together. Default: as many as found."));
  }

  @Override
  public String example() {
    return "--out work/judgements sample-logs/import/letor.txt";
  }

  @Override
  public ImportResult run(Path file, Path out, Supplier<SparkSession> spark) {
    InputFile.check(file);
    Catalogue catalogue = LetorFile.read(file, new LetorOptions(firstFeature, features));
    return ImportRun.publish(
        id(),
        file,
        out,
        List.of(CatalogueTables.FEATURES, CatalogueTables.GRADES),
        run -> {
          CatalogueTables.features(catalogue, run.path(CatalogueTables.FEATURES));
          CatalogueTables.grades(catalogue, run.path(CatalogueTables.GRADES));
          run.table("features", catalogue.pairs());
          run.table("grades", catalogue.pairs());
          run.used(ImportRun.name(file), catalogue.pairs());
          run.fates(FATES);
        });
  }
}
