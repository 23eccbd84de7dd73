package io.cltr.value.pass;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Logs of two queries and two documents that tell little, as single actions or as rankings.
 *
 * @param actions whether they are of single actions
 */
record DegenerateLogs(boolean actions) {
  static final int SIZE = 400;

  /** A giant weight and {@link #OF_GIANT} − 1 small ones leave two effective units. */
  static final int OF_GIANT = 10_000;

  private static final double GIANT_PROBABILITY = 1 / 24_000.0;

  Examination examination() {
    return actions ? Examination.uniform(1) : new Examination(new double[] {1, 0.5});
  }

  Weighting weighting(List<Impression> log) {
    return actions
        ? new LoggedWeighting(
            GIANT_PROBABILITY, 1, KnownLoggers.of(log, List.of("a", "b", "x", "y")))
        : new DisplayWeighting();
  }

  List<Metric> metrics() {
    return actions ? List.of(new ExpectedClicks()) : List.of(new ExpectedClicks(), new Dcg(2));
  }

  /** Both documents, or both orders, by turns; clicks by chance. */
  List<Impression> ordinary() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      log.add(impression(i, "u" + i, i % 4 < 2, click(i), 0.5));
    }
    return log;
  }

  /** For q always a first, for r always b. */
  List<Impression> fixed() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      log.add(impression(i, "u" + i / 2, i % 2 == 0, click(i), 1));
    }
    return log;
  }

  List<Impression> withoutClicks() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      log.add(impression(i, "u" + i, i % 4 < 2, 0, 0.5));
    }
    return log;
  }

  List<Impression> ofOneUnit() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      log.add(impression(i, "u", i % 4 < 2, click(i), 0.5));
    }
    return log;
  }

  /** One query; the document a is shown once. */
  List<Impression> withAGiantWeight() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < OF_GIANT; i++) {
      boolean giant = i == 0;
      Impression one = impression(2 * i, "u" + i, giant, click(i), giant ? GIANT_PROBABILITY : 1);
      log.add(actions || giant ? one : without(one));
    }
    return log;
  }

  /** A list whose second document is another one than a. */
  private static Impression without(Impression one) {
    one.documents()[1] = "c";
    return one;
  }

  private static double click(int i) {
    return new Generator(12).split(i).nextBoolean(0.4) ? 1 : 0;
  }

  private Impression impression(
      int i, String unit, boolean first, double click, double probability) {
    String document = first ? "a" : "b";
    String other = first ? "b" : "a";
    return new Impression(
        "i" + i,
        unit,
        Units.bucket(unit),
        i % 2 == 0 ? "q" : "r",
        "A",
        0,
        "",
        Map.of(),
        actions ? new String[] {document} : new String[] {document, other},
        actions ? new int[] {1} : new int[] {1, 2},
        actions ? new double[] {click} : new double[] {click, click * (i % 3) / 2},
        actions ? new double[] {click} : new double[] {click, click * (i % 3) / 2},
        actions ? new double[] {probability} : new double[0]);
  }

  /** What the logger of {@link #ordinary} does. */
  Policy logger() {
    return actions ? table("logger:A", "qr", "ab", 0.5, 0.5) : new LoggerPolicy("A");
  }

  /** What the logger of {@link #fixed} does. */
  Policy fixedLogger() {
    return actions
        ? PolicyTable.of("logger:A", List.of(new Row("q", "a", 1, 1), new Row("r", "b", 1, 1)))
        : new LoggerPolicy("A");
  }

  /** Ranks what no log displays. */
  Policy elsewhere() {
    return table("elsewhere", "qr", "xy", 1, 0);
  }

  /** Knows the query q alone. */
  Policy ofHalfTheQueries() {
    return table("half", "q", "ab", 0.8, 0.2);
  }

  /** Shows a, that the log with the giant weight shows once, half of the time. */
  Policy ofTheGiant() {
    return table("giant", "q", "ab", 0.5, 0.5);
  }

  /** For each query the first document first with the one probability, else the second one. */
  private Policy table(String name, String queries, String documents, double one, double other) {
    List<Row> rows = new ArrayList<>();
    for (String query : queries.split("")) {
      String first = documents.substring(0, 1);
      String second = documents.substring(1);
      rows.add(new Row(query, first, 1, one));
      rows.add(new Row(query, second, 1, other));
      if (!actions) {
        rows.add(new Row(query, first, 2, other));
        rows.add(new Row(query, second, 2, one));
      }
    }
    return PolicyTable.of(name, rows);
  }
}
