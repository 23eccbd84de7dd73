package io.cltr.pipeline.importer;

import io.cltr.pipeline.files.CatalogueTables;
import io.cltr.pipeline.files.StagedFolder;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.letor.LetorFile;
import io.cltr.simulate.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 */
public final class LetorImport {
  private static final List<ColumnFate> FATES =
      List.of(
          new ColumnFate("grade", "grades.grade"),
          new ColumnFate("qid or group sizes", "query_id of features and grades"),
          new ColumnFate("INDEX:VALUE", "features.feature_(INDEX - firstFeature), 0 where missing"),
          new ColumnFate("comment", "doc_id where it tells one, else dropped: QUERY-ROW instead"));

  private LetorImport() {}

  /** Runs the import. */
  public static ImportResult run(LetorImportOptions options) {
    Catalogue catalogue = LetorFile.read(options.in(), options.letor());
    try (StagedFolder folder =
        StagedFolder.open(
            options.out(),
            List.of(CatalogueTables.FEATURES, CatalogueTables.GRADES),
            ImportResult.NAME)) {
      CatalogueTables.features(catalogue, folder.path(CatalogueTables.FEATURES));
      CatalogueTables.grades(catalogue, folder.path(CatalogueTables.GRADES));
      long pairs = catalogue.pairs();
      ImportResult result =
          new ImportResult(
              ImportResult.SCHEMA_VERSION,
              options.out(),
              "letor",
              options.in().getFileName().toString(),
              new TreeMap<>(Map.of("features", pairs, "grades", pairs)),
              FATES);
      Files.write(folder.path(ImportResult.NAME), Json.bytes(result));
      folder.publish();
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
