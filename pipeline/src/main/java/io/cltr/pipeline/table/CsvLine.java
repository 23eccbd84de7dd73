package io.cltr.pipeline.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.api.java.UDF1;

/**
 * Splits lines of CSV as RFC 4180 says: a cell is quoted as a whole or not at all, and a quote in a
 * quoted cell is doubled. A line is a row; a quote that is still open at its end makes it bad.
 *
 * @param separator what separates the cells
 * @param width number of cells of a row
 */
record CsvLine(char separator, int width) implements UDF1<String, String[]> {
  private static final char QUOTE = '"';

  /**
   * The cells of {@code line}, null where empty; null where it is no row of {@code width} cells.
   */
  @Override
  public String[] call(String line) {
    List<String> cells = split(line, separator);
    return cells == null || cells.size() != width ? null : cells.toArray(String[]::new);
  }

  /** The cells of {@code line}, null where empty; null where its quotes are broken. */
  static List<String> split(String line, char separator) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder cell = new StringBuilder();
      at =
          at < line.length() && line.charAt(at) == QUOTE
              ? quoted(line, at + 1, cell)
              : plain(line, at, separator, cell);
      if (at < 0 || (at < line.length() && line.charAt(at) != separator)) {
        return null;
      }
      cells.add(cell.isEmpty() ? null : cell.toString());
      if (at == line.length()) {
        return cells;
      }
      at++;
    }
  }

  /** Reads a quoted cell up to after its closing quote; -1 where there is none. */
  private static int quoted(String line, int from, StringBuilder cell) {
    int at = from;
    while (true) {
      int quote = line.indexOf(QUOTE, at);
      if (quote < 0) {
        return -1;
      }
      cell.append(line, at, quote);
      if (quote + 1 == line.length() || line.charAt(quote + 1) != QUOTE) {
        return quote + 1;
      }
      cell.append(QUOTE);
      at = quote + 2;
    }
  }

  /** Reads a cell up to its separator or the end; -1 where it holds a quote. */
  private static int plain(String line, int from, char separator, StringBuilder cell) {
    int next = line.indexOf(separator, from);
    int end = next < 0 ? line.length() : next;
    cell.append(line, from, end);
    int quote = line.indexOf(QUOTE, from);
    return quote >= 0 && quote < end ? -1 : end;
  }
}
