package io.cltr.pipeline.importer;

/**
 * What became of a file's rows.
 *
 * @param file its name
 * @param read number of rows: lines of text, rows below a CSV's header
 * @param used number of rows that the tables hold
 * @param quarantined number of rows that cannot be used
 */
public record ImportedFile(String file, long read, long used, long quarantined) {
  /** Checks that no row is lost. */
  public ImportedFile {
    if (read != used + quarantined) {
      throw new IllegalStateException(
          "%s: %d rows read, but %d used and %d quarantined"
              .formatted(file, read, used, quarantined));
    }
  }
}
