package io.cltr.pipeline.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.reward.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A log of slates with a target policy, predictions, and the numbers that Open Bandit Pipeline
 * 0.5.5 (commit 8cbd5fa) and VowpalWabbit/estimators (commit 8ce3871) computed on it. Each slate is
 * a query of its own.
 */
record SlateCase(JsonNode expected, int slots, int actions, List<Logged> slates) {

  /**
   * One slate, by slot.
   *
   * @param joint π_0 of the whole slate
   * @param marginal π_0 of the action at its slot
   * @param cascade π_0 of the slate down to the slot
   * @param targetMarginal π of the action at its slot
   * @param target π of every action, given the actions above
   * @param predicted Q̂ of every action
   */
  record Logged(
      int[] shown,
      double[] rewards,
      double joint,
      double[] marginal,
      double[] cascade,
      double[] targetMarginal,
      double[][] target,
      double[][] predicted) {}

  static SlateCase read(String name) {
    String folder = "/golden/value/";
    List<String[]> rows = BanditCase.rows(BanditCase.stream(folder + name + ".csv.gz"));
    Map<String, Integer> column = BanditCase.columns(rows.get(0));
    JsonNode expected = BanditCase.json(BanditCase.stream(folder + name + ".json"));
    int slots = expected.get("len_list").asInt();
    int actions = expected.get("n_unique_action").asInt();
    List<Logged> slates = new ArrayList<>();
    for (int first = 1; first < rows.size(); first += slots) {
      List<String[]> own = rows.subList(first, first + slots);
      slates.add(
          new Logged(
              own.stream().mapToInt(row -> Integer.parseInt(row[column.get("action")])).toArray(),
              BanditCase.numbers(own, column.get("reward")),
              BanditCase.numbers(own, column.get("pscore"))[0],
              BanditCase.numbers(own, column.get("pscore_item_position")),
              BanditCase.numbers(own, column.get("pscore_cascade")),
              BanditCase.numbers(own, column.get("eval_pscore_item_position")),
              BanditCase.matrix(own, column.get("pi_e_0"), actions),
              BanditCase.matrix(own, column.get("q_0"), actions)));
    }
    return new SlateCase(expected, slots, actions, slates);
  }

  private static String query(int slate) {
    return "s%05d".formatted(slate);
  }

  private static String document(int action) {
    return "a" + action;
  }

  List<Impression> log() {
    List<Impression> log = new ArrayList<>();
    for (int s = 0; s < slates.size(); s++) {
      Logged slate = slates.get(s);
      double[] clicks = Arrays.stream(slate.rewards).map(r -> r > 0 ? 1 : 0).toArray();
      log.add(
          new Impression(
                  query(s),
                  query(s),
                  Units.bucket(query(s)),
                  query(s),
                  "",
                  0,
                  "",
                  Map.of(),
                  IntStream.of(slate.shown).mapToObj(SlateCase::document).toArray(String[]::new),
                  IntStream.rangeClosed(1, slots).toArray(),
                  clicks,
                  slate.rewards,
                  slate.marginal)
              .withSlateProbabilities(slate.cascade, slate.joint));
    }
    return log;
  }

  /** Tells of every slate what is logged of the target policy. */
  Policy policy() {
    Map<String, Logged> byQuery = new TreeMap<>();
    IntStream.range(0, slates.size()).forEach(s -> byQuery.put(query(s), slates.get(s)));
    List<String> documents = IntStream.range(0, actions).mapToObj(SlateCase::document).toList();
    return new Target(byQuery, documents);
  }

  private record Target(Map<String, Logged> slates, List<String> names) implements Policy {
    @Override
    public String name() {
      return "target";
    }

    @Override
    public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
      Logged slate = slates.get(query.id());
      Ranks ranks = Ranks.empty(query.size(), depth);
      for (int k = 0; k < depth; k++) {
        ranks.probabilities()[slate.shown[k] * depth + k] = slate.targetMarginal[k];
      }
      return Optional.of(ranks);
    }

    @Override
    public Optional<Slates> slates(Query query, Displays displays, int depth) {
      double[][] target = slates.get(query.id()).target;
      return Optional.of((above, filled) -> target[filled]);
    }

    @Override
    public List<String> documents(String query) {
      return names;
    }

    @Override
    public Optional<int[]> draw(Query query, Displays displays, long key) {
      return Optional.empty();
    }
  }

  /**
   * Predictions r̂ of the slots from which cltr makes the peer's Q̂: Q̂_k(a) − Σ_{j>k} Σ_b π(b at
   * j) r̂_j(b), the policy telling its probability of what was logged alone.
   */
  Map<String, Predictions> predictions() {
    Map<String, Predictions> predictions = new TreeMap<>();
    String[] documents =
        IntStream.range(0, actions).mapToObj(SlateCase::document).toArray(String[]::new);
    for (int s = 0; s < slates.size(); s++) {
      Logged slate = slates.get(s);
      double[] own = new double[actions * slots];
      double below = 0;
      for (int k = slots - 1; k >= 0; k--) {
        for (int a = 0; a < actions; a++) {
          own[a * slots + k] = slate.predicted[k][a] - below;
        }
        below += slate.targetMarginal[k] * own[slate.shown[k] * slots + k];
      }
      predictions.put(query(s), new Predictions(documents, slots, new double[][] {own}));
    }
    return predictions;
  }
}
