package io.cltr.learner;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.testing.Golden;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The golden ranking case: 1,500 + 500 queries × 20 documents × 20 features, 30,000 sessions. */
final class GoldenRanking {
  /** The examination with which the clicks were simulated: θ_k = 1/k. */
  static final Examination THETA =
      new Examination(IntStream.rangeClosed(1, 10).mapToDouble(k -> 1.0 / k).toArray());

  private GoldenRanking() {}

  /** A query with the grades of its candidates. */
  record Graded(Query query, double[] grades) {}

  static Source<Impression> log() {
    Map<String, List<String[]>> sessions = new LinkedHashMap<>();
    Golden.rows("ranking/clicks.csv.gz")
        .forEach(row -> sessions.computeIfAbsent(row[0], s -> new ArrayList<>()).add(row));
    List<Impression> log = new ArrayList<>();
    sessions.forEach((session, rows) -> log.add(impression(session, rows)));
    return Source.of(log, Impression.LAYOUT);
  }

  private static Impression impression(String session, List<String[]> rows) {
    return Logs.impression(
        session,
        session,
        "qid:" + rows.get(0)[1],
        "",
        rows.stream().map(row -> "d" + row[3]).toArray(String[]::new),
        rows.stream().mapToDouble(row -> Double.parseDouble(row[4])).toArray());
  }

  static Source<Keyed<Query>> trainQueries() {
    List<Keyed<Query>> queries =
        graded("train.svm.gz").stream()
            .map(graded -> new Keyed<>(graded.query().id(), graded.query()))
            .toList();
    return Source.of(queries, Layout.byKey());
  }

  /** The true grades of the training queries. */
  static Source<Keyed<Grades>> trainGrades() {
    return Source.of(
        graded("train.svm.gz").stream()
            .map(
                graded ->
                    new Keyed<>(
                        graded.query().id(),
                        new Grades(graded.query().documents(), graded.grades())))
            .toList(),
        Layout.byKey());
  }

  static List<Graded> testQueries() {
    return graded("test.svm.gz");
  }

  private static List<Graded> graded(String file) {
    Map<String, Map<String, String[]>> rows = new LinkedHashMap<>();
    for (String line : Golden.lines("ranking/" + file)) {
      String[] parts = line.split(" ");
      rows.computeIfAbsent(parts[1], q -> new TreeMap<>()).put(parts[parts.length - 1], parts);
    }
    List<Graded> graded = new ArrayList<>();
    rows.forEach((id, documents) -> graded.add(graded(id, documents)));
    return graded;
  }

  private static Graded graded(String id, Map<String, String[]> documents) {
    float[] features = new float[documents.size() * 20];
    double[] grades = new double[documents.size()];
    int d = 0;
    for (String[] parts : documents.values()) {
      grades[d] = Double.parseDouble(parts[0]);
      for (int j = 0; j < 20; j++) {
        features[d * 20 + j] = Float.parseFloat(parts[2 + j].split(":")[1]);
      }
      d++;
    }
    String[] ids = documents.keySet().toArray(String[]::new);
    return new Graded(
        new Query(id, ids, features, 20, Collections.nCopies(ids.length, List.of())), grades);
  }
}
