package io.cltr.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A good log of few rows in CSV, to be spoiled: two loggers show the three documents of three
 * queries in orders of their own, every display is clicked by some.
 */
final class GoodLog {
  private static final int IMPRESSIONS = 60;
  private static final String[] DOCUMENTS = {"a", "b", "c"};
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final Path folder;
  private final Path assembled;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final List<String> flags = new ArrayList<>();
  private Charset charset = StandardCharsets.UTF_8;
  private String verb = "assemble";

  /**
   * A log to be written into {@code folder}.
   *
   * @param assembled the same log, assembled
   */
  GoodLog(Path folder, Path assembled) {
    this.folder = folder;
    this.assembled = assembled;
    lines.put("impressions", impressions());
    lines.put("clicks", clicks());
    lines.put("features", features());
  }

  private static List<String> impressions() {
    List<String> rows = new ArrayList<>();
    rows.add(
        "impression_id,query_id,doc_id,position,unit_id,logger,shown_at,logging_probability,device");
    for (int i = 0; i < IMPRESSIONS; i++) {
      for (int position = 1; position <= DOCUMENTS.length; position++) {
        String document = document(i, position);
        rows.add(
            "i%d,q%d,%s,%d,u%d,%s,%s,0.5,phone"
                .formatted(i, i % 3, document, position, i % 20, logger(i), time(i)));
      }
    }
    return rows;
  }

  private static List<String> clicks() {
    List<String> rows = new ArrayList<>();
    rows.add("impression_id,doc_id,position,clicked_at,reward,kind");
    for (int i = 0; i < IMPRESSIONS; i++) {
      for (int position = 1; position <= DOCUMENTS.length; position++) {
        if ((i / 6 + position) % (position + 1) == 0) {
          rows.add("i%d,%s,%d,%s,1,click".formatted(i, document(i, position), position, time(i)));
        }
      }
    }
    return rows;
  }

  private static List<String> features() {
    List<String> rows = new ArrayList<>();
    rows.add("query_id,doc_id,feature_0,feature_1");
    for (int query = 0; query < 3; query++) {
      for (String document : DOCUMENTS) {
        rows.add("q%d,%s,%d,0.5".formatted(query, document, query + document.charAt(0)));
      }
    }
    return rows;
  }

  private static String logger(int impression) {
    return impression % 2 == 0 ? "main" : "other";
  }

  /** Logger "other" turns the list by one more than "main" does. */
  private static String document(int impression, int position) {
    int shift = impression / 2 % 3 + impression % 2;
    return DOCUMENTS[(position - 1 + shift) % DOCUMENTS.length];
  }

  private static String time(int impression) {
    return START.plusSeconds(60L * impression).toString();
  }

  /** Changes the line of {@code table} with that number; the header has number 0. */
  GoodLog change(String table, int line, UnaryOperator<String> change) {
    lines.get(table).set(line, change.apply(lines.get(table).get(line)));
    return this;
  }

  /** Changes every line of {@code table}. */
  GoodLog changeAll(String table, UnaryOperator<String> change) {
    lines.get(table).replaceAll(change);
    return this;
  }

  /** Adds a line to {@code table}. */
  GoodLog add(String table, String line) {
    lines.get(table).add(line);
    return this;
  }

  /** Keeps the first lines of {@code table}, the header too. */
  GoodLog keep(String table, int count) {
    lines.get(table).subList(count, lines.get(table).size()).clear();
    return this;
  }

  /** A line of {@code table}. */
  String line(String table, int line) {
    return lines.get(table).get(line);
  }

  /** The bytes of {@code table} as they stand. */
  byte[] bytes(String table) {
    return (String.join("\n", lines.get(table)) + "\n").getBytes(charset);
  }

  /** Writes the tables in another encoding. */
  GoodLog in(Charset other) {
    charset = other;
    return this;
  }

  /** Puts a file beside the tables. */
  Path file(String name, byte[] bytes) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads {@code table} from {@code path}, relative to the folder. */
  GoodLog from(String table, String path) {
    paths.put(table, folder.resolve(path).toString());
    return this;
  }

  /** Reads {@code table} from a file of its own. */
  GoodLog from(String table, String file, byte[] bytes) {
    file(file, bytes);
    return from(table, file);
  }

  /** Number of rows that {@code table} has where its lines do not tell. */
  GoodLog rows(String table, long count) {
    rows.put(table, count);
    return this;
  }

  /** Number of rows that the files of {@code table} hold. */
  long rows(String table) {
    long written = lines.get(table).stream().skip(1).filter(line -> !line.isBlank()).count();
    return rows.getOrDefault(table, written);
  }

  GoodLog verb(String name) {
    verb = name;
    return this;
  }

  /** Values policies on the assembled log, in place of the tables. */
  GoodLog evaluated() {
    return evaluated(assembled);
  }

  /** Values policies on an assembled log, in place of the tables. */
  GoodLog evaluated(Path log) {
    lines.clear();
    return verb("evaluate").flags("--log=" + log);
  }

  GoodLog flags(String... more) {
    flags.addAll(List.of(more));
    return this;
  }

  Path folder() {
    return folder;
  }

  Path out() {
    return folder.resolve("runs");
  }

  /** Writes the tables and runs the verb on them. */
  Terminal.Result run() {
    List<String> arguments = new ArrayList<>(List.of(verb));
    if (flags.stream().noneMatch(flag -> flag.startsWith("--out"))) {
      arguments.add("--out=" + out());
    }
    lines.forEach(
        (table, rows) -> {
          if (!paths.containsKey(table)) {
            from(table, table + ".csv", bytes(table));
          }
          arguments.add("--" + table + "=" + paths.get(table));
        });
    return Terminal.run(Stream.concat(arguments.stream(), flags.stream()).toArray(String[]::new));
  }
}
