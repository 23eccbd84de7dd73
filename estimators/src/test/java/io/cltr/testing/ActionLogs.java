package io.cltr.testing;

import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small logs of single actions for tests of learners. */
public final class ActionLogs {
  private ActionLogs() {}

  /** One document at position 1; a reward is that of a click. */
  public static Impression round(
      String id, String unit, String query, String document, double reward, double... probability) {
    return new Impression(
        id,
        unit,
        Units.bucket(unit),
        query,
        "",
        0,
        "",
        Map.of(),
        new String[] {document},
        new int[] {1},
        new double[] {reward == 0 ? 0 : 1},
        new double[] {reward},
        probability);
  }

  /**
   * Rounds on queries of {@link RankerLogs#randomQueries}: a logger that prefers documents with a
   * large second feature, rewards where the first is positive.
   */
  public static List<Impression> randomLog(List<Query> queries, int count, long seed) {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Generator random = new Generator(seed).split(i);
      Query query = queries.get(random.nextInt(queries.size()));
      double[] probabilities = new double[query.size()];
      Arrays.setAll(probabilities, d -> StrictMath.exp(.7 * query.features()[d * 3 + 1]));
      double total = Arrays.stream(probabilities).sum();
      Arrays.setAll(probabilities, d -> probabilities[d] / total);
      int action = drawn(probabilities, random.nextDouble());
      boolean liked = random.nextBoolean(query.features()[action * 3] > 0 ? .6 : .2);
      log.add(
          round(
              "i" + i,
              "u" + i / 2,
              query.id(),
              query.documents()[action],
              liked ? .5 : 0,
              probabilities[action]));
    }
    return log;
  }

  private static int drawn(double[] probabilities, double at) {
    double sum = 0;
    for (int d = 0; d < probabilities.length - 1; d++) {
      sum += probabilities[d];
      if (at < sum) {
        return d;
      }
    }
    return probabilities.length - 1;
  }
}
