package io.cltr.value.user;

import io.cltr.click.Attributes;
import io.cltr.click.Ccm;
import io.cltr.click.ClickBehaviour;
import io.cltr.click.Cm;
import io.cltr.click.Dbn;
import io.cltr.click.Dcm;
import io.cltr.click.Pbm;
import io.cltr.click.SatisfyingBehaviour;
import io.cltr.click.Ubm;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.value.Coverage;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Users of one behaviour; a logger that shuffles four of the documents of a query.
 *
 * @param most largest number of a document
 */
record UserWorld(ClickBehaviour user, int queries, int documents, double most) {
  static final int DEPTH = 4;
  static final Dcm DCM = new Dcm(new double[] {0.75, 0.6, 0.5, 0.4});
  static final Dbn SDBN = new Dbn(1);
  static final Dbn DBN = new Dbn(0.8);
  static final Ccm CCM = new Ccm(0.9, 0.75, 0.3);
  static final Pbm PBM = new Pbm(new double[] {0.9, 0.6, 0.4, 0.3});
  static final Ubm UBM =
      new Ubm(new double[][] {{0.9}, {0.6, 0.8}, {0.4, 0.5, 0.7}, {0.3, 0.35, 0.45, 0.65}});
  static final List<ClickBehaviour> ALL = List.of(new Cm(), DCM, SDBN, DBN, CCM, PBM, UBM);

  private static String document(int d) {
    return "d" + (char) ('a' + d);
  }

  private String[] ids() {
    String[] ids = new String[documents];
    Arrays.setAll(ids, UserWorld::document);
    return ids;
  }

  /** The numbers of all documents. */
  SortedMap<String, Attributes> numbers() {
    SortedMap<String, Attributes> numbers = new TreeMap<>();
    for (int q = 0; q < queries; q++) {
      Generator random = new Generator(77).split(q);
      double[] values = new double[documents * user.width()];
      Arrays.setAll(values, j -> 0.15 + (most - 0.15) * random.nextDouble());
      numbers.put("q" + q, new Attributes(ids(), values));
    }
    return numbers;
  }

  /** The users as a model that knows them. */
  GivenUsers model() {
    return new GivenUsers(user, numbers());
  }

  Source<Keyed<Query>> candidates() {
    List<Keyed<Query>> candidates = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      float[] features = new float[documents];
      for (int d = 0; d < documents; d++) {
        features[d] = (float) (d * (q + 1) % documents) / documents;
      }
      candidates.add(
          new Keyed<>(
              "q" + q,
              new Query("q" + q, ids(), features, 1, Collections.nCopies(documents, List.of()))));
    }
    return Source.of(candidates, Layout.byKey());
  }

  /** The ranking that begins with document {@code first} and goes on in turn. */
  int[] ranking(int first) {
    int[] ranking = new int[DEPTH];
    Arrays.setAll(ranking, k -> (first + k) % documents);
    return ranking;
  }

  /** Always shows {@link #ranking}. */
  Policy policy(int first) {
    List<PolicyTable.Row> rows = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      for (int k = 0; k < DEPTH; k++) {
        rows.add(new PolicyTable.Row("q" + q, document(ranking(first)[k]), k + 1, 1));
      }
    }
    return PolicyTable.of("from " + first, rows);
  }

  /** Units of {@code ofUnit} impressions, all of one query. */
  List<Impression> log(long seed, int impressions, int ofUnit) {
    SortedMap<String, Attributes> numbers = numbers();
    Generator random = new Generator(seed);
    List<Impression> log = new ArrayList<>(impressions);
    int[] order = new int[documents];
    Arrays.setAll(order, d -> d);
    for (int i = 0; i < impressions; i++) {
      String query = "q" + new Generator(seed).split(i / ofUnit).nextInt(queries);
      random.shuffle(order, documents);
      String[] shown = new String[DEPTH];
      int[] positions = new int[DEPTH];
      for (int k = 0; k < DEPTH; k++) {
        shown[k] = document(order[k]);
        positions[k] = k + 1;
      }
      double[] rows = numbers.get(query).of(shown, new double[user.width()]);
      double[] clicks = user.sample(positions, rows, random);
      String unit = "u" + i / ofUnit;
      log.add(
          new Impression(
              "i" + i,
              unit,
              Units.bucket(unit),
              query,
              "A",
              0,
              "",
              Map.of(),
              shown,
              positions,
              clicks,
              clicks,
              new double[0]));
    }
    return log;
  }

  /** The mean over queries of what a ranking is worth. */
  double mean(int[] ranking, ToDoubleFunction<double[]> worth) {
    double sum = 0;
    for (Attributes own : numbers().values()) {
      double[] rows = new double[ranking.length * user.width()];
      for (int k = 0; k < ranking.length; k++) {
        System.arraycopy(
            own.values(), ranking[k] * user.width(), rows, k * user.width(), user.width());
      }
      sum += worth.applyAsDouble(rows) / queries;
    }
    return sum;
  }

  /** The true value of {@link #ranking}, each query alike frequent. */
  double truth(String metric, int first) {
    int[] positions = {1, 2, 3, 4};
    return mean(
        ranking(first),
        rows -> {
          double sum = 0;
          for (int k = 0; k < DEPTH; k++) {
            sum +=
                switch (metric) {
                  case "clicks" -> user.marginal(positions, rows)[k];
                  case "satisfied-clicks" -> satisfied(positions, rows, k);
                  case "err@4" -> satisfied(positions, rows, k) / (k + 1);
                  default -> throw new IllegalArgumentException(metric);
                };
          }
          return sum;
        });
  }

  private double satisfied(int[] positions, double[] rows, int rank) {
    return ((SatisfyingBehaviour) user).satisfaction(positions, rows)[rank];
  }

  /** Values of {@code policies} by {@code estimators}. */
  ValueTable values(
      List<Impression> log,
      List<Policy> policies,
      List<Metric> metrics,
      List<ValueEstimator> estimators,
      String... columns) {
    Source<Impression> source = Coverage.source(log);
    return new Valuation(
            policies,
            metrics,
            estimators,
            new Slices(List.of(columns)),
            Examination.uniform(DEPTH),
            new DisplayWeighting())
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            candidates(),
            BucketInfluence.none(DEPTH, Units.BUCKETS),
            0.95);
  }
}
