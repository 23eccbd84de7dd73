package io.cltr.pipeline.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file as RFC 4180 says, in UTF-8 with line feeds. */
public final class CsvFile implements AutoCloseable {
  private final BufferedWriter out;

  private CsvFile(BufferedWriter out) {
    this.out = out;
  }

  /** Creates {@code file} with the header {@code columns}. */
  public static CsvFile create(Path file, List<String> columns) {
    try {
      CsvFile csv = new CsvFile(Files.newBufferedWriter(file));
      csv.row(columns);
      return csv;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends a row. */
  public void row(List<String> cells) {
    try {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        out.write(quoted(cells.get(i)));
      }
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
