package io.cltr.pipeline.importer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What was imported; written to {@link #NAME} apart from the folder.
 *
 * @param schemaVersion of the file
 * @param out the folder
 * @param format id of the importer
 * @param source name of the imported file
 * @param files what became of the rows of every file that was read
 * @param quarantined reasons of the rows that cannot be used
 * @param rows number of rows by table
 * @param columns the fate of every column
 */
public record ImportResult(
    int schemaVersion,
    @JsonIgnore Path out,
    String format,
    String source,
    List<ImportedFile> files,
    List<Quarantined> quarantined,
    SortedMap<String, Long> rows,
    List<ColumnFate> columns) {
  /** Name of the file that is written last. */
  public static final String NAME = "import.json";

  static final int SCHEMA_VERSION = 1;
}
