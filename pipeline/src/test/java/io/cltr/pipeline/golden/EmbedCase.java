package io.cltr.pipeline.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.value.ActionLog;
import io.cltr.value.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A log of single actions with embeddings of three dimensions, and the numbers that Open Bandit
 * Pipeline 0.5.5 (commit 8cbd5fa) computed on it. The query names the action that π prefers.
 *
 * @param rows row, action, reward, pscore, π of the action, preferred action, categories
 * @param categories action, category, dimension, p(category|action)
 */
record EmbedCase(JsonNode expected, List<String[]> rows, List<String[]> categories) {
  static final int ACTIONS = 50;
  static final int DIMENSIONS = 3;

  static EmbedCase read() {
    String name = "/golden/value/syn_embed_mips";
    return new EmbedCase(
        BanditCase.json(EmbedCase.class.getResourceAsStream(name + ".json")),
        data(name + ".csv.gz"),
        data(name + ".p_e_a.csv.gz"));
  }

  private static List<String[]> data(String file) {
    List<String[]> rows = BanditCase.rows(EmbedCase.class.getResourceAsStream(file));
    return rows.subList(1, rows.size());
  }

  double[] rewards() {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
  }

  List<Impression> log() {
    return rows.stream().map(EmbedCase::impression).toList();
  }

  private static Impression impression(String[] row) {
    String id = "i%04d".formatted(Integer.parseInt(row[0]));
    double[] reward = {Double.parseDouble(row[2])};
    return new Impression(
        id,
        id,
        Units.bucket(id),
        "q" + row[5],
        "A",
        0,
        "",
        Map.of("e0", row[6], "e1", row[7], "e2", row[8]),
        new String[] {document(row[1])},
        new int[] {1},
        reward,
        reward,
        new double[] {Double.parseDouble(row[3])});
  }

  private static String document(String action) {
    return "a%02d".formatted(Integer.parseInt(action));
  }

  static double target(int preferred, int action) {
    return 0.1 / ACTIONS + (action == preferred ? 0.9 : 0);
  }

  PolicyTable policy() {
    return table("target", EmbedCase::target);
  }

  private static PolicyTable table(String name, Probability probability) {
    List<Row> rows = new ArrayList<>();
    for (int q = 0; q < ACTIONS; q++) {
      for (int a = 0; a < ACTIONS; a++) {
        rows.add(new Row("q" + q, document("" + a), 1, probability.of(q, a)));
      }
    }
    return PolicyTable.of(name, rows);
  }

  private interface Probability {
    double of(int query, int action);
  }

  /** The logger is uniform. */
  ActionLog known() {
    return new ActionLog(
        List.of("A"),
        new TreeMap<>(Map.of("A", table("A", (query, action) -> 1.0 / ACTIONS))),
        Embeddings.of(
            categories.stream()
                .map(
                    row ->
                        new Embeddings.Row(
                            document(row[0]), "e" + row[2], row[1], Double.parseDouble(row[3])))
                .toList()));
  }

  /** p(e|a) of row i by the definition, one probability after the other. */
  double[] likelihoods(int i) {
    double[] likelihoods = IntStream.range(0, ACTIONS).mapToDouble(a -> 1).toArray();
    for (String[] row : categories) {
      if (rows.get(i)[6 + Integer.parseInt(row[2])].equals(row[1])) {
        likelihoods[Integer.parseInt(row[0])] *= Double.parseDouble(row[3]);
      }
    }
    return likelihoods;
  }
}
