package io.cltr.value.slate;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.policy.ProductPolicy;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.policy.SoftmaxSlates;
import io.cltr.policy.TopScore;
import io.cltr.policy.Uniform;
import io.cltr.random.Generator;
import io.cltr.testing.OneFeature;
import io.cltr.value.EnumeratedWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Slates of three slots, two queries, four documents each, whose possible slates can be listed. The
 * logger draws without replacement, or each slot by itself; users reward slots as told.
 *
 * @param product whether the logger draws each slot by itself
 */
record SlateWorld(boolean product, SlateUser user) {
  static final int SLOTS = 3;
  static final int DOCUMENTS = 4;
  static final double[] SHARES = {0.6, 0.4};

  private static final double[] EAGERNESS = {0.75, 1.25};
  private static final double[][] LOGGING = {{1, 2, 3, 1.5}, {2, 1, 1, 3}};
  private static final float[][] SCORES = {{1.4f, 0, 0.7f, 0.2f}, {0, 0.4f, 1.5f, -0.7f}};
  static final double[][] TARGET = {appeal(SCORES[0]), appeal(SCORES[1])};
  private static final double[][] GAMMA = {{0.7, 0.2, 0.5, 0.35}, {0.1, 0.6, 0.3, 0.8}};

  private static double[] appeal(float[] scores) {
    return IntStream.range(0, DOCUMENTS).mapToDouble(d -> StrictMath.exp(scores[d])).toArray();
  }

  private static double[] shares(double[] appeal) {
    double sum = Arrays.stream(appeal).sum();
    return Arrays.stream(appeal).map(a -> a / sum).toArray();
  }

  /** Every slate once per fold, weighing its probability, with the expected reward of each slot. */
  List<Impression> population() {
    List<Impression> log = new ArrayList<>();
    for (int q = 0; q < SHARES.length; q++) {
      for (DrawnSlate drawn : DrawnSlate.all(LOGGING[q], product)) {
        double[] rewards = new double[SLOTS];
        for (int k = 0; k < SLOTS; k++) {
          rewards[k] = user.click(GAMMA[q], drawn.slate(), k);
        }
        for (int fold = 0; fold < EnumeratedWorld.FOLDS.folds(); fold++) {
          String unit = EnumeratedWorld.unit("i" + log.size(), fold);
          log.add(
              impression("i" + log.size(), unit, q, drawn, rewards)
                  .withWeight(1000 * SHARES[q] * drawn.joint()));
        }
      }
    }
    return log;
  }

  /** Users {@code from}.. of a log, {@code perUser} slates each, some clicking more than others. */
  List<Impression> log(Generator random, int users, int perUser) {
    List<List<DrawnSlate>> slates =
        IntStream.range(0, SHARES.length)
            .mapToObj(q -> DrawnSlate.all(LOGGING[q], product))
            .toList();
    List<Impression> log = new ArrayList<>();
    for (int u = 0; u < users; u++) {
      double eagerness = EAGERNESS[random.nextBoolean(0.5) ? 0 : 1];
      for (int i = 0; i < perUser; i++) {
        int q = random.nextBoolean(SHARES[0]) ? 0 : 1;
        DrawnSlate drawn = DrawnSlate.at(slates.get(q), random.nextDouble());
        double[] clicks = new double[SLOTS];
        for (int k = 0; k < SLOTS; k++) {
          clicks[k] =
              random.nextBoolean(eagerness * user.click(GAMMA[q], drawn.slate(), k)) ? 1 : 0;
        }
        log.add(impression("u" + u + "-" + i, "u" + u, q, drawn, clicks));
      }
    }
    return log;
  }

  private static Impression impression(
      String id, String unit, int query, DrawnSlate drawn, double[] rewards) {
    return new Impression(
            id,
            unit,
            Units.bucket(unit),
            "q" + query,
            "A",
            0,
            "",
            Map.of(),
            IntStream.of(drawn.slate()).mapToObj(d -> "d" + d).toArray(String[]::new),
            new int[] {1, 2, 3},
            rewards,
            rewards,
            drawn.marginal())
        .withSlateProbabilities(drawn.cascade(), drawn.joint());
  }

  /** Candidates whose only feature is the score that the targets go by. */
  static Source<Keyed<Query>> queries() {
    List<Keyed<Query>> queries = new ArrayList<>();
    for (int q = 0; q < SHARES.length; q++) {
      float[] features = new float[DOCUMENTS];
      String[] documents = new String[DOCUMENTS];
      for (int d = 0; d < DOCUMENTS; d++) {
        documents[d] = "d" + d;
        features[d] = SCORES[q][d];
      }
      String id = "q" + q;
      List<List<String>> groups = List.of(List.of(), List.of(), List.of(), List.of());
      queries.add(new Keyed<>(id, new Query(id, documents, features, 1, groups)));
    }
    return Source.of(queries, Layout.byKey());
  }

  /** Policies of every kind that tells whole slates. */
  static List<Policy> policies() {
    return List.of(
        new PlackettLuce("soft", new OneFeature(), 1, PlackettLuce.DRAWS, 1),
        new TopScore("fixed", new OneFeature()),
        new Uniform("uniform"),
        new ProductPolicy(PolicyTable.of("product", rows(TARGET))));
  }

  /** What the logger does. */
  Policy logger() {
    return product ? new ProductPolicy(PolicyTable.of("A", rows(LOGGING))) : new Drawing();
  }

  /** Draws without replacement by {@link #LOGGING}. */
  private record Drawing() implements Policy {
    @Override
    public String name() {
      return "A";
    }

    @Override
    public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
      return Optional.of(PlackettLuceRanks.of(scores(query), depth));
    }

    @Override
    public Optional<Slates> slates(Query query, Displays displays, int depth) {
      return Optional.of(SoftmaxSlates.of(scores(query)));
    }

    private static double[] scores(Query query) {
      double[] appeal = LOGGING[query.id().equals("q0") ? 0 : 1];
      return Arrays.stream(appeal).map(StrictMath::log).toArray();
    }

    @Override
    public Optional<int[]> draw(Query query, Displays displays, long key) {
      return Optional.empty();
    }
  }

  private static List<Row> rows(double[][] appeal) {
    List<Row> rows = new ArrayList<>();
    for (int q = 0; q < SHARES.length; q++) {
      for (int k = 1; k <= SLOTS; k++) {
        for (int d = 0; d < DOCUMENTS; d++) {
          rows.add(new Row("q" + q, "d" + d, k, shares(appeal[q])[d]));
        }
      }
    }
    return rows;
  }

  private static List<DrawnSlate> target(String policy, int query) {
    return switch (policy) {
      case "soft" -> DrawnSlate.all(TARGET[query], false);
      case "uniform" -> DrawnSlate.all(new double[] {1, 1, 1, 1}, false);
      case "product" -> DrawnSlate.all(TARGET[query], true);
      default -> List.of(DrawnSlate.best(TARGET[query]));
    };
  }

  /** How many clicks slates of a policy get in {@link #log}: the probability of each number. */
  double[] clicks(String policy) {
    double[] numbers = new double[SLOTS + 1];
    for (int q = 0; q < SHARES.length; q++) {
      for (DrawnSlate drawn : target(policy, q)) {
        for (double eagerness : EAGERNESS) {
          double[] counts = {SHARES[q] * drawn.joint() / EAGERNESS.length, 0, 0, 0};
          for (int k = 0; k < SLOTS; k++) {
            double click = eagerness * user.click(GAMMA[q], drawn.slate(), k);
            for (int n = SLOTS; n >= 0; n--) {
              counts[n] = counts[n] * (1 - click) + (n > 0 ? counts[n - 1] * click : 0);
            }
          }
          for (int n = 0; n <= SLOTS; n++) {
            numbers[n] += counts[n];
          }
        }
      }
    }
    return numbers;
  }

  /** What each slate of a policy is worth in {@link #population}, with its probability. */
  SortedMap<Double, Double> worths(String policy) {
    SortedMap<Double, Double> worths = new TreeMap<>();
    for (int q = 0; q < SHARES.length; q++) {
      for (DrawnSlate drawn : target(policy, q)) {
        double worth = 0;
        for (int k = 0; k < SLOTS; k++) {
          worth += user.click(GAMMA[q], drawn.slate(), k);
        }
        worths.merge(worth, SHARES[q] * drawn.joint(), Double::sum);
      }
    }
    return worths;
  }

  /** The value of a policy, summed over its slates. */
  double truth(String policy) {
    double value = 0;
    for (int q = 0; q < SHARES.length; q++) {
      for (DrawnSlate drawn : target(policy, q)) {
        for (int k = 0; k < SLOTS; k++) {
          value += SHARES[q] * drawn.joint() * user.click(GAMMA[q], drawn.slate(), k);
        }
      }
    }
    return value;
  }
}
