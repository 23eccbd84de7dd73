package io.cltr.value;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small logs that are given. */
public final class GivenLogs {
  private GivenLogs() {}

  /** Two rankings of a, b: three impressions each way; a has 2 of 3 clicks at 1, 1 of 3 at 2. */
  public static List<Impression> twoRankings() {
    List<Impression> log = new ArrayList<>();
    double[][] first = {{1, 0}, {1, 1}, {0, 0}};
    double[][] second = {{1, 0}, {0, 1}, {0, 0}};
    for (int i = 0; i < 3; i++) {
      log.add(Logs.impression("f" + i, "u" + i, "q", "A", new String[] {"a", "b"}, first[i]));
      log.add(Logs.impression("s" + i, "v" + i, "q", "B", new String[] {"b", "a"}, second[i]));
    }
    return log;
  }

  /** A round of query q by logger A. */
  public static Impression action(String id, String document, double click, double probability) {
    return new Impression(
        id,
        id,
        Units.bucket(id),
        "q",
        "A",
        0,
        "",
        Map.of(),
        new String[] {document},
        new int[] {1},
        new double[] {click},
        new double[] {click},
        new double[] {probability});
  }
}
