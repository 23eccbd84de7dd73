package io.cltr.click;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Users of one behaviour at queries with documents in random order.
 *
 * @param low least number of a document
 * @param high largest number of a document
 */
record ClickWorld(
    ClickBehaviour user, int queries, int documents, int depth, double low, double high) {

  private double[] numbers(int query, int document) {
    Generator random = new Generator(71).split(query).split(document);
    double[] numbers = new double[user.width()];
    Arrays.setAll(numbers, j -> low + (high - low) * random.nextDouble());
    return numbers;
  }

  /** The numbers of all documents by query, as a model would hold them. */
  Map<String, Attributes> truth() {
    Map<String, Attributes> truth = new TreeMap<>();
    for (int q = 0; q < queries; q++) {
      String[] ids = new String[documents];
      double[] values = new double[documents * user.width()];
      for (int d = 0; d < documents; d++) {
        ids[d] = "d" + (char) ('a' + d);
        System.arraycopy(numbers(q, d), 0, values, d * user.width(), user.width());
      }
      truth.put("q" + q, new Attributes(ids, values));
    }
    return truth;
  }

  /** Impressions of lists of {@code depth} documents. */
  List<Impression> log(long seed, int impressions) {
    Map<String, Attributes> truth = truth();
    Generator random = new Generator(seed);
    List<Impression> log = new ArrayList<>(impressions);
    int[] order = new int[documents];
    Arrays.setAll(order, d -> d);
    for (int i = 0; i < impressions; i++) {
      String query = "q" + random.nextInt(queries);
      Attributes attributes = truth.get(query);
      random.shuffle(order, documents);
      String[] shown = new String[depth];
      Arrays.setAll(shown, k -> attributes.documents()[order[k]]);
      Impression bare = Logs.impression("i" + i, "u" + i, query, "", shown, new double[depth]);
      double[] clicks =
          user.sample(bare.positions(), attributes.of(bare, new double[user.width()]), random);
      log.add(Logs.impression("i" + i, "u" + i, query, "", shown, clicks));
    }
    return log;
  }

  /** The true model, as if it had been fitted. */
  FittedClickModel asFitted(List<Impression> log) {
    Map<String, Attributes> truth = truth();
    return new FittedClickModel(
        user,
        Source.of(log, Impression.LAYOUT)
            .grouped(Impression::query, new DocumentRatios(0, new BetaPrior(1, 1), (i, into) -> {}))
            .map(item -> new Keyed<>(item.key(), truth.get(item.key()))),
        new double[user.width()],
        new double[0]);
  }
}
