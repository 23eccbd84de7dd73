package io.cltr.pipeline.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the files of a table are written. */
public enum TableFormat {
  /** Apache Parquet. */
  PARQUET("parquet", List.of(".parquet")),
  /** Cells between separators, UTF-8, one header line, quoted as RFC 4180 says. */
  CSV("csv", List.of(".csv", ".tsv")),
  /** One JSON object per line. */
  JSONL("jsonl", List.of(".jsonl", ".json", ".ndjson"));

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> endings;

  TableFormat(String id, List<String> endings) {
    this.id = id;
    this.endings = endings;
  }

  /** The name of the format in configurations. */
  public String id() {
    return id;
  }

  /** The format with that {@link #id}; empty where there is none. */
  public static Optional<TableFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  /** The format that the ending of {@code file} tells, compressed or not. */
  static Optional<TableFormat> ofFile(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    String name =
        Compression.ofName(lower)
            .map(each -> lower.substring(0, lower.length() - each.ending().length()))
            .orElse(lower);
    return Arrays.stream(values())
        .filter(format -> format.endings.stream().anyMatch(name::endsWith))
        .findFirst();
  }

  /** All names, for messages. */
  static String ids() {
    return Arrays.stream(values()).map(TableFormat::id).collect(Collectors.joining(", "));
  }

  /** All endings, for messages. */
  static String endings() {
    return Arrays.stream(values())
        .flatMap(format -> format.endings.stream())
        .collect(Collectors.joining(", "));
  }
}
