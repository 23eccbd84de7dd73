package io.cltr.pipeline.bench;

import io.cltr.log.Impression;
import io.cltr.log.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The golden ranking case of the estimators' tests. */
final class GoldenWorld {
  private GoldenWorld() {}

  static RankingWorld read(Path folder) throws IOException {
    Map<String, float[]> features = new LinkedHashMap<>();
    Map<String, double[]> grades = new LinkedHashMap<>();
    for (String part : List.of("train", "test")) {
      for (String line : lines(folder.resolve(part + ".svm.gz"))) {
        String[] parts = line.split(" ");
        int d = Integer.parseInt(parts[parts.length - 1].substring(1));
        float[] own =
            features.computeIfAbsent(part + parts[1], q -> new float[20 * RankingWorld.WIDTH]);
        grades.computeIfAbsent(part + parts[1], q -> new double[20])[d] =
            Double.parseDouble(parts[0]);
        for (int j = 0; j < RankingWorld.WIDTH; j++) {
          own[d * RankingWorld.WIDTH + j] = Float.parseFloat(parts[2 + j].split(":")[1]);
        }
      }
    }
    List<Query> queries = new ArrayList<>();
    features.forEach((id, own) -> queries.add(RankingWorld.query(id, own)));
    return RankingWorld.of(
        queries, List.copyOf(grades.values()), log(lines(folder.resolve("clicks.csv.gz"))));
  }

  private static List<Impression> log(List<String> lines) {
    Map<String, List<String[]>> sessions = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",");
      sessions.computeIfAbsent(row[0], s -> new ArrayList<>()).add(row);
    }
    List<Impression> log = new ArrayList<>();
    sessions.forEach(
        (session, rows) ->
            log.add(
                RankingWorld.session(
                    session,
                    "trainqid:" + rows.get(0)[1],
                    rows.stream()
                        .map(row -> "d%02d".formatted(Integer.parseInt(row[3])))
                        .toArray(String[]::new),
                    rows.stream().mapToDouble(row -> Double.parseDouble(row[4])).toArray())));
    return log;
  }

  static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
