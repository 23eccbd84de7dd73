package io.cltr.propensity;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.testing.Golden;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stored logs of two and three rankers, θ_k = 1/k, and the estimates made on them. */
public final class GoldenLogs {
  private GoldenLogs() {}

  /** The log {@code name}. */
  public static Source<Impression> harvest(String name) {
    Map<String, String[]> rankings = rankings(name);
    List<Impression> log = new ArrayList<>();
    for (String[] row : Golden.rows("propensity/" + name + ".sessions.csv.gz")) {
      String[] documents = rankings.get(row[0] + "/" + row[1]);
      String id = "s" + log.size();
      log.add(Logs.impression(id, id, row[0], row[1], documents, clicks(row[2])));
    }
    return Source.of(log, Impression.LAYOUT);
  }

  /** 100,000 sessions of one ranker, all of them marked swap-k. */
  public static Source<Impression> swaps() {
    Map<String, String[]> rankings = rankings("swap_eps0");
    List<Impression> log = new ArrayList<>();
    for (String[] row : Golden.rows("propensity/swap_eps0.sessions.csv.gz")) {
      String[] documents = rankings.get(row[0] + "/" + row[1]).clone();
      int k = Integer.parseInt(row[2]);
      if (row[3].equals("1")) {
        String first = documents[0];
        documents[0] = documents[k - 1];
        documents[k - 1] = first;
      }
      String id = "s" + log.size();
      log.add(
          Logs.marked(
              "swap-" + k, Logs.impression(id, id, row[0], row[1], documents, clicks(row[4]))));
    }
    return Source.of(log, Impression.LAYOUT);
  }

  /** θ as stored, to six decimals. */
  public static double[] ratios(String log, String estimate) {
    return Golden.rows("propensity/ratios.expected.csv").stream()
        .filter(row -> row[0].equals(log) && row[1].equals(estimate))
        .map(row -> Arrays.stream(row).skip(2).mapToDouble(Double::parseDouble).toArray())
        .findFirst()
        .orElseThrow();
  }

  /** Mean of |θ̂_k k − 1| over all ten positions. */
  public static double meanError(PropensityEstimate estimate) {
    return estimate.positions().stream()
            .mapToDouble(at -> Math.abs(at.propensity() * at.position() - 1))
            .sum()
        / 10;
  }

  private static double[] clicks(String positions) {
    double[] clicks = new double[10];
    for (String position : positions.isEmpty() ? new String[0] : positions.split(" ")) {
      clicks[Integer.parseInt(position) - 1] = 1;
    }
    return clicks;
  }

  private static Map<String, String[]> rankings(String name) {
    Map<String, String[]> rankings = new HashMap<>();
    for (String[] row : Golden.rows("propensity/" + name + ".rankings.csv.gz")) {
      rankings.put(row[0] + "/" + row[1], row[2].split(" "));
    }
    return rankings;
  }
}
