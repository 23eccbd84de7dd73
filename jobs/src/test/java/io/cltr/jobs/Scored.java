package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs of verbs in a folder, and the rankings that {@code score} writes there. */
record Scored(Path folder) {
  /** What {@code verb} prints; its runs go to a folder of its own. */
  String run(int exit, String verb, Path features, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(verb, "--features=" + features));
    all.add("--out=" + folder.resolve(verb));
    all.addAll(arguments);
    String text = SmallLog.run(exit, all).text();
    assertThat(text).doesNotContain("\tat ");
    return text;
  }

  /** The run of {@code verb} that was written last. */
  Path latest(String verb) {
    return RunFolders.latest(folder.resolve(verb));
  }

  /** Cells of the rankings written last, as CSV. */
  List<String[]> rankings() throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(latest("score").resolve("rankings"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        rows.addAll(cells(file));
      }
    }
    return rows;
  }

  /** The same by query and key, best first. */
  Map<String, List<String>> byKey() throws IOException {
    return rankings().stream()
        .collect(
            Collectors.groupingBy(
                row -> row[0] + " " + row[1],
                TreeMap::new,
                Collectors.mapping(row -> row[2], Collectors.toList())));
  }

  /** A table of keys. */
  Path keys(String name, Stream<String> rows) throws IOException {
    return Files.write(
        folder.resolve(name), Stream.concat(Stream.of("query_id,key"), rows).toList());
  }

  /** Cells of a table, without its header. */
  static List<String[]> cells(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",")).toList();
  }

  /** The candidates of query {@code id} in a table of features. */
  static Query query(Path features, String id) throws IOException {
    List<String[]> rows =
        cells(features).stream()
            .filter(row -> row[0].equals(id))
            .sorted((a, b) -> a[1].compareTo(b[1]))
            .toList();
    int width = rows.get(0).length - 2;
    float[] x = new float[rows.size() * width];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.parseFloat(rows.get(i / width)[2 + i % width]);
    }
    return new Query(
        id,
        rows.stream().map(row -> row[1]).toArray(String[]::new),
        x,
        width,
        Collections.nCopies(rows.size(), List.of()));
  }
}
