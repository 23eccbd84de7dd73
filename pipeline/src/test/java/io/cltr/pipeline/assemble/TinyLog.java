package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cltr.fold.Keyed;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.LogTables;
import io.cltr.pipeline.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Hand-written tables in a folder, and what becomes of them. */
record TinyLog(Path folder) {

  /** Two users, two queries, three documents each, position 2 clicked in i1. */
  static final List<String> FLAT =
      List.of(
          "impression_id,query_id,doc_id,position,unit_id,logger,shown_at,device",
          "i1,q1,a,1,u1,prod,2026-11-01T10:00:00Z,phone",
          "i1,q1,b,2,u1,prod,2026-11-01T10:00:00Z,phone",
          "i1,q1,c,3,u1,prod,2026-11-01T10:00:00Z,phone",
          "i2,q2,b,1,u2,prod,2026-11-01T11:00:00Z,",
          "i2,q2,a,2,u2,prod,2026-11-01T11:00:00Z,");

  static final List<String> CLICKS = List.of("impression_id,doc_id", "i1,b", "i2,a");

  static final List<String> FEATURES =
      List.of(
          "query_id,doc_id,feature_0,feature_1",
          "q1,a,0.5,1",
          "q1,b,1.5,2",
          "q1,c,2.5,3",
          "q1,d,3.5,4",
          "q2,a,4.5,5",
          "q2,b,5.5,6");

  TableSpec write(String name, List<String> lines) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TableSpec.of(file.toString());
  }

  TableSpec impressions(List<String> lines) {
    return write("impressions.csv", lines);
  }

  TableSpec clicks(List<String> lines) {
    return write("clicks.csv", lines);
  }

  AssembleOptions options() {
    return AssembleOptions.of(impressions(FLAT), clicks(CLICKS)).withPartitions(2);
  }

  String out(String name) {
    return folder.resolve(name).toString();
  }

  AssembledLog assemble(AssembleOptions options) {
    return assemble(options, out("log"));
  }

  /** The log of these lines, however many of them are bad. */
  AssembledLog assembled(List<String> impressions, List<String> clicks) {
    return assemble(
        AssembleOptions.of(impressions(impressions), clicks(clicks))
            .withPartitions(2)
            .withMaxBadShare(1));
  }

  /** The rows that {@link #assemble(AssembleOptions)} set aside. */
  List<JsonNode> quarantine() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("log/quarantine"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(new ObjectMapper().readTree(line));
        }
      }
    }
    return lines;
  }

  /** The log of {@code options}; every row that its tables hold must be accounted for. */
  static AssembledLog assemble(AssembleOptions options, String out) {
    AssembledLog log = Assembly.assemble(TestSpark.session(), options, out);
    if (options.dates().isEmpty()) {
      assertThat(rows(log, LogTables.IMPRESSIONS).read()).isEqualTo(count(options.impressions()));
      assertThat(rows(log, LogTables.CLICKS).read()).isEqualTo(count(options.clicks()));
      assertThat(rows(log, LogTables.CLICKS).otherDays()).isZero();
    }
    options
        .features()
        .ifPresent(
            table ->
                assertThat(rows(log, CandidateTables.FEATURES).read()).isEqualTo(count(table)));
    options
        .documents()
        .ifPresent(
            table ->
                assertThat(rows(log, CandidateTables.DOCUMENTS).read()).isEqualTo(count(table)));
    for (LogManifest.TableRows table : log.manifest().tables()) {
      assertThat(
              log.manifest().quarantined().stream()
                  .filter(bad -> bad.table().equals(table.table()))
                  .mapToLong(LogManifest.BadRows::rows)
                  .sum())
          .as(table.table())
          .isEqualTo(table.quarantined());
    }
    assertThat(lines(Path.of(out, "quarantine")))
        .isEqualTo(
            log.manifest().tables().stream().mapToLong(LogManifest.TableRows::quarantined).sum());
    assertThat(log.manifest().kinds().stream().mapToLong(LogManifest.Kind::rows).sum())
        .isEqualTo(used(log, LogTables.CLICKS));
    return log;
  }

  private static long count(TableSpec table) {
    Path path = Path.of(table.path());
    if (isText(path)) {
      return lines(path);
    }
    return TestSpark.session().read().parquet(table.path()).count();
  }

  private static boolean isText(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.noneMatch(file -> file.toString().endsWith(".parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines with data of all files of {@code path}; none where there is no such folder. */
  private static long lines(Path path) {
    if (!Files.exists(path)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(
              file -> Files.isRegularFile(file) && !file.getFileName().toString().matches("[._].*"))
          .mapToLong(TinyLog::linesOf)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long linesOf(Path file) {
    try {
      long header = file.toString().endsWith(".csv") || file.toString().endsWith(".txt") ? 1 : 0;
      return Files.readAllLines(file).size() - header;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Impression> impressions(AssembledLog log) {
    return log.impressions().fold(new ToList<>());
  }

  static Impression impression(AssembledLog log, String id) {
    return impressions(log).stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  static List<Query> queries(AssembledLog log) {
    return log.queries().map(Keyed::value).fold(new ToList<>());
  }

  static Map<String, Long> reasons(AssembledLog log) {
    Map<String, Long> reasons = new TreeMap<>();
    log.manifest()
        .quarantined()
        .forEach(row -> reasons.put(row.table() + ": " + row.reason(), row.rows()));
    return reasons;
  }

  static long used(AssembledLog log, String table) {
    return rows(log, table).used();
  }

  static LogManifest.TableRows rows(AssembledLog log, String table) {
    return log.manifest().tables().stream()
        .filter(rows -> rows.table().equals(table))
        .findFirst()
        .orElseThrow();
  }
}
