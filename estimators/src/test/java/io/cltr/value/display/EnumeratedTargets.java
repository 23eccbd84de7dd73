package io.cltr.value.display;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.policy.Uniform;
import io.cltr.propensity.Examination;
import io.cltr.testing.OneFeature;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.EnumeratedWorld.Logger;
import io.cltr.value.EnumeratedWorld.Shown;
import io.cltr.value.EnumeratedWorld.Site;
import io.cltr.value.GivenRewards;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.estimator.DirectMethod;
import io.cltr.value.estimator.DoublyRobust;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/**
 * A listed world whose loggers shuffle, cut off at random and rank different documents; policies of
 * every kind on it, and their exact values, summed over the lists that each policy shows.
 */
final class EnumeratedTargets {
  static final double[] ALPHA = {1, 0.6, 0.35};
  static final Examination PLAIN = new Examination(ALPHA);
  static final Examination TRUST = new Examination(ALPHA, new double[] {0.12, 0.06, 0.03});

  /** Rank weights and offsets that the metrics must have. */
  static final Map<String, double[]> METRICS =
      Map.of(
          "clicks", ALPHA,
          "dcg@2", new double[] {1, 1 / (Math.log(3) / Math.log(2))},
          "dcg@10", new double[] {1, 1 / (Math.log(3) / Math.log(2)), 0.5},
          "precision@3", new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3},
          "inverse-rank@3", new double[] {1, 1.0 / 2, 1.0 / 3},
          "weights:0.3,2.0,0.1,7.0", new double[] {0.3, 2, 0.1});

  static final SortedMap<String, SortedMap<String, Double>> APPEAL =
      new TreeMap<>(
          Map.of(
              "q", new TreeMap<>(Map.of("a", 0.5, "b", 1.5, "c", 1.0, "d", 4.0)),
              "r", new TreeMap<>(Map.of("a", 1.0, "x", 3.0, "y", 0.25))));

  static final double CLIP = 1.8;

  private EnumeratedTargets() {}

  /** What every estimator of rankings says of every policy, with predictions that are given. */
  static ValueTable values(
      EnumeratedWorld world,
      List<Metric> metrics,
      List<Keyed<Query>> candidates,
      String... columns) {
    Source<Impression> log = Source.of(world.population(), Impression.LAYOUT);
    List<ValueEstimator> estimators = new ArrayList<>();
    estimators.addAll(
        List.of(
            new Ips(), new Snips(), new ClippedIps(CLIP), new ClippedIps(50), new PositionIps()));
    if (metrics.stream().allMatch(Metric::ofClicks)) {
      estimators.addAll(
          List.of(new AffineIps(), new DirectMethod(), new DoublyRobust(), new DoublyRobust(CLIP)));
    }
    return new Valuation(
            policies(world),
            metrics,
            estimators,
            new Slices(List.of(columns)),
            world.examination(),
            new DisplayWeighting(),
            Optional.of(new Modelling(new GivenRewards(), EnumeratedWorld.FOLDS)),
            List.of(new StudentT()))
        .run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            Source.of(candidates, Layout.byKey()),
            BucketInfluence.none(ALPHA.length, Units.BUCKETS),
            0.95);
  }

  static EnumeratedWorld world(Examination examination) {
    Site first =
        new Site(
            "q",
            0.7,
            new TreeMap<>(Map.of("a", 0.7, "b", 0.25, "c", 0.1, "d", 0.45)),
            List.of(
                new Logger("A", 0.5, Map.of("a", 3.0, "b", 2.0, "c", 1.0, "d", 0.5), 0, 0.4, 0.6),
                new Logger("B", 0.3, Map.of("a", 0.5, "b", 1.0, "c", 2.0), 0.3, 0.7),
                new Logger("C", 0.2, Map.of("d", 1.0), 1)));
    Site second =
        new Site(
            "r",
            0.3,
            new TreeMap<>(Map.of("a", 0.2, "x", 0.55, "y", 0.35)),
            List.of(
                new Logger("A", 0.6, Map.of("a", 2.0, "x", 1.0), 0.5, 0.5),
                new Logger("B", 0.4, Map.of("a", 1.0, "x", 1.0, "y", 3.0), 0, 0.8, 0.2)));
    return new EnumeratedWorld(examination, List.of(first, second));
  }

  /** What a policy shows for each query, by the policy's name. */
  static SortedMap<String, SortedMap<String, List<Shown>>> targets(EnumeratedWorld world) {
    SortedMap<String, SortedMap<String, List<Shown>>> targets = new TreeMap<>();
    targets.put("fixed", lists(one("d", "a", "c", "b"), one("y", "x", "a")));
    targets.put(
        "table",
        lists(
            List.of(
                new Shown(0.3, "", List.of("a", "b", "c", "d")),
                new Shown(0.5, "", List.of("d", "b")),
                new Shown(0.2, "", List.of("c"))),
            one("x", "y")));
    SortedMap<String, List<Shown>> drawn = new TreeMap<>();
    SortedMap<String, List<Shown>> uniform = new TreeMap<>();
    SortedMap<String, List<Shown>> logger = new TreeMap<>();
    for (Site site : world.sites()) {
      SortedMap<String, Double> appeal = new TreeMap<>();
      SortedMap<String, Double> alike = new TreeMap<>();
      APPEAL
          .get(site.query())
          .forEach(
              (document, own) -> {
                double cooled = (float) StrictMath.log(own) / 0.5;
                appeal.put(document, StrictMath.exp(cooled));
                alike.put(document, 1.0);
              });
      drawn.put(site.query(), EnumeratedWorld.rankings(appeal));
      uniform.put(site.query(), EnumeratedWorld.rankings(alike));
      double traffic = site.loggers().get(1).traffic();
      logger.put(
          site.query(),
          site.shown().stream()
              .filter(list -> list.logger().equals("B"))
              .map(list -> new Shown(list.probability() / traffic, "B", list.documents()))
              .toList());
    }
    targets.put("plackett-luce", drawn);
    targets.put("uniform", uniform);
    targets.put("logger:B", logger);
    return targets;
  }

  private static List<Shown> one(String... documents) {
    return List.of(new Shown(1, "", List.of(documents)));
  }

  private static SortedMap<String, List<Shown>> lists(List<Shown> first, List<Shown> second) {
    return new TreeMap<>(Map.of("q", first, "r", second));
  }

  static List<Policy> policies(EnumeratedWorld world) {
    List<Policy> policies = new ArrayList<>();
    for (String name : List.of("fixed", "table")) {
      SortedMap<String, Row> rows = new TreeMap<>();
      targets(world)
          .get(name)
          .forEach(
              (query, lists) ->
                  lists.forEach(
                      list -> {
                        for (int k = 1; k <= list.documents().size(); k++) {
                          Row row =
                              new Row(query, list.documents().get(k - 1), k, list.probability());
                          rows.merge(query + row.document() + k, row, EnumeratedTargets::sum);
                        }
                      }));
      policies.add(PolicyTable.of(name, rows.values()));
    }
    policies.add(new PlackettLuce("plackett-luce", new OneFeature(), 0.5, 10, 1));
    policies.add(new Uniform("uniform"));
    policies.add(new LoggerPolicy("B"));
    return policies;
  }

  private static Row sum(Row first, Row second) {
    return new Row(
        first.query(),
        first.document(),
        first.position(),
        first.probability() + second.probability());
  }

  /** Mean over queries of Σ_d ω(d) g(d) + Σ b. */
  static double expected(
      EnumeratedWorld world,
      SortedMap<String, List<Shown>> target,
      String metric,
      ToDoubleBiFunction<Site, String> worth) {
    double[] offsets = metric.equals("clicks") ? world.examination().beta() : new double[3];
    double sum = 0;
    for (Site site : world.sites()) {
      List<Shown> lists = target.get(site.query());
      sum += site.share() * EnumeratedWorld.offset(lists, offsets);
      for (Map.Entry<String, Double> own :
          EnumeratedWorld.omega(lists, METRICS.get(metric)).entrySet()) {
        sum += site.share() * own.getValue() * worth.applyAsDouble(site, own.getKey());
      }
    }
    return sum;
  }
}
