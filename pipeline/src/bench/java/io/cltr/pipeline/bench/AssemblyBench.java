package io.cltr.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Rows per second of assembly, beside DuckDB counting the same files. */
class AssemblyBench {
  private static final Path ROOT = Path.of(System.getProperty("cltr.root"));
  private static final Path FOLDER = ROOT.resolve("pipeline/target/bench");
  private static final String COUNT =
      "select count(*), sum(n) from (select query_id, doc_id, position, count(*) as n from %s"
          + " group by all)";

  /** What one run took. */
  private record Took(
      String shape,
      long displays,
      long clicks,
      String hash,
      double seconds,
      double cpu,
      long heap) {
    static Took parse(String line) {
      String[] parts = line.split(",");
      return new Took(
          parts[0],
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          parts[3],
          Double.parseDouble(parts[4]),
          Double.parseDouble(parts[5]),
          Long.parseLong(parts[6]));
    }
  }

  @Test
  void assemblyBesideDuckDb() throws IOException, InterruptedException, SQLException {
    BenchLog tables = new BenchLog(FOLDER.resolve("tables"));
    tables.write();
    Took nested = assemble("nested");
    Took flat = assemble("flat");
    assertThat(nested.displays()).isEqualTo(BenchLog.IMPRESSIONS * BenchLog.DEPTH);
    assertThat(flat.hash()).isEqualTo(nested.hash());
    double nestedCount =
        count(
            "(select query_id, unnest(doc_id) as doc_id, unnest(position) as position from '%s/*.parquet')"
                .formatted(tables.path("nested")));
    double flatCount = count("'%s/*.parquet'".formatted(tables.path("flat")));
    System.out.printf(
        "%-8s %10s %12s %8s %8s %10s %8s%n",
        "shape", "seconds", "displays/s", "cpu s", "live MB", "DuckDB s", "ratio");
    print(nested, nestedCount);
    print(flat, flatCount);
  }

  private static void print(Took took, double duckDb) {
    System.out.printf(
        Locale.ROOT,
        "%-8s %10.1f %,12.0f %8.1f %8d %10.2f %8.1f%n",
        took.shape(),
        took.seconds(),
        took.displays() / took.seconds(),
        took.cpu(),
        took.heap(),
        duckDb,
        took.seconds() / duckDb);
  }

  private static Took assemble(String shape) throws IOException, InterruptedException {
    Path out = Files.createTempDirectory(FOLDER, shape);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "@" + ROOT.resolve("jobs/jvm.options")));
    command.addAll(List.of(System.getProperty("cltr.bench.options", "").trim().split("\\s+")));
    command.remove("");
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            AssemblyRun.class.getName(),
            FOLDER.resolve("tables").toString(),
            shape,
            out.resolve("log").toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return Took.parse(printed.lines().reduce((first, last) -> last).orElseThrow());
  }

  /** Seconds that DuckDB takes to count (query, document, position), the second time. */
  private static double count(String rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      double seconds = 0;
      for (int i = 0; i < 2; i++) {
        long start = System.nanoTime();
        try (ResultSet result = statement.executeQuery(COUNT.formatted(rows))) {
          result.next();
          assertThat(result.getLong(2)).isEqualTo(BenchLog.IMPRESSIONS * BenchLog.DEPTH);
        }
        seconds = (System.nanoTime() - start) / 1e9;
      }
      return seconds;
    }
  }
}
