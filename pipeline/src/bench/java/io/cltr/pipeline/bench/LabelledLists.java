package io.cltr.pipeline.bench;

import io.cltr.log.Query;
import io.cltr.ranker.Ndcg;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Queries with true grades, from LibSVM rows and a file of their numbers of documents. */
record LabelledLists(List<Query> queries, List<double[]> grades) {

  static LabelledLists read(Path folder, String name, int width) throws IOException {
    List<String> rows = GoldenWorld.lines(folder.resolve(name + ".gz"));
    List<Query> queries = new ArrayList<>();
    List<double[]> grades = new ArrayList<>();
    int at = 0;
    for (String size : Files.readAllLines(folder.resolve(name + ".query"))) {
      int documents = Integer.parseInt(size.trim());
      float[] features = new float[documents * width];
      double[] own = new double[documents];
      for (int d = 0; d < documents; d++) {
        String[] parts = rows.get(at++).trim().split(" ");
        own[d] = Double.parseDouble(parts[0]);
        for (String part : List.of(parts).subList(1, parts.length)) {
          String[] pair = part.split(":");
          features[d * width + Integer.parseInt(pair[0]) - 1] = Float.parseFloat(pair[1]);
        }
      }
      String[] ids =
          IntStream.range(0, documents).mapToObj("d%04d"::formatted).toArray(String[]::new);
      queries.add(
          new Query(
              "q" + queries.size(),
              ids,
              features,
              width,
              Collections.nCopies(documents, List.of())));
      grades.add(own);
    }
    return new LabelledLists(queries, grades);
  }

  /** The lists with the gains 2^y − 1. */
  PlainBlock block() {
    return PlainBlock.of(
        queries.get(0).width(),
        queries.stream().map(Query::features).toList(),
        grades.stream()
            .map(own -> Arrays.stream(own).map(y -> Math.pow(2, y) - 1).toArray())
            .toList());
  }

  double ndcg(Ranker ranker) {
    return IntStream.range(0, queries.size())
        .mapToObj(
            q ->
                new Ndcg(10)
                    .of(
                        Rankings.all(queries.get(q), ranker.scores(queries.get(q))),
                        grades.get(q)))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average()
        .orElseThrow();
  }
}
