package io.cltr.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.BetaPrior;
import io.cltr.fold.Keyed;
import io.cltr.fold.LocalBlocks;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.testing.Golden;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PbmEmStepTest {
  private static final BetaPrior ADD_ONE = new BetaPrior(1, 1);

  /** PyClick (commit 98e7e46) after these iterations on 9,000 sessions, its PBM as stored. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 50})
  void reproducesPyClick(int iterations) {
    List<Impression> log = golden();
    List<Keyed<PbmDisplays>> queries =
        Source.of(log, Impression.LAYOUT)
            .grouped(Impression::query, new PbmDisplays.Counter())
            .fold(new ToList<>());
    Map<String, Double> found = new HashMap<>();
    PbmBlock block = PbmBlock.pack(queries);
    List<double[]> history =
        PbmEmStep.run(new LocalBlocks<>(List.of(block)), 10, ADD_ONE, iterations);
    for (int k = 0; k < 10; k++) {
      found.put(String.valueOf(k + 1), history.get(iterations)[k]);
    }
    PbmEmStep last = new PbmEmStep(history, ADD_ONE);
    SortedMap<String, Set<String>> documents = documents(log);
    int d = 0;
    for (Keyed<PbmDisplays> query : queries) {
      for (String document : documents.get(query.key())) {
        found.put(query.key() + "|" + document, last.relevance(block, d++));
      }
    }
    int compared = 0;
    for (String[] row : Golden.rows("click-models/simpbm.pbm.csv.gz")) {
      if (Integer.parseInt(row[0]) == iterations) {
        compared++;
        assertThat(found.get(row[1]))
            .as(row[1])
            .isCloseTo(Double.parseDouble(row[2]), within(1e-9));
      }
    }
    assertThat(compared).isEqualTo(found.size()).isGreaterThan(800);
  }

  /** The sessions of the case, each its own unit. */
  static List<Impression> golden() {
    Map<String, String[]> rankings = new HashMap<>();
    for (String[] row : Golden.rows("click-models/simpbm.rankings.csv.gz")) {
      rankings.put(row[0] + "/" + row[1], row[2].split(" "));
    }
    List<Impression> log = new ArrayList<>();
    for (String[] row : Golden.rows("click-models/simpbm.sessions.csv.gz")) {
      String[] documents = rankings.get(row[0] + "/" + row[1]);
      double[] clicks = new double[documents.length];
      for (String position : row[2].isEmpty() ? new String[0] : row[2].split(" ")) {
        clicks[Integer.parseInt(position) - 1] = 1;
      }
      String id = "s" + log.size();
      log.add(Logs.impression(id, id, row[0], row[1], documents, clicks));
    }
    return log;
  }

  private static SortedMap<String, Set<String>> documents(List<Impression> log) {
    SortedMap<String, Set<String>> documents = new TreeMap<>();
    for (Impression one : log) {
      documents
          .computeIfAbsent(one.query(), q -> new TreeSet<>())
          .addAll(Arrays.asList(one.documents()));
    }
    return documents;
  }
}
