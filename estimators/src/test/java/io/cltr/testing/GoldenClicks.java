package io.cltr.testing;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The golden click log: 9,000 sessions to fit to, 3,000 held out, each its own unit. */
public final class GoldenClicks {
  private GoldenClicks() {}

  /** The sessions to fit to. */
  public static List<Impression> train() {
    return log("sessions");
  }

  /** The sessions held out. */
  public static List<Impression> test() {
    return log("test");
  }

  /** {@code log} as a source. */
  public static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }

  private static List<Impression> log(String part) {
    Map<String, String[]> rankings = new HashMap<>();
    for (String[] row : Golden.rows("click-models/simpbm.rankings.csv.gz")) {
      rankings.put(row[0] + "/" + row[1], row[2].split(" "));
    }
    List<Impression> log = new ArrayList<>();
    for (String[] row : Golden.rows("click-models/simpbm." + part + ".csv.gz")) {
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
}
