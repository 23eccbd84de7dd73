package io.cltr.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.boost.BoostGrid;
import io.cltr.boost.BoostLoss;
import io.cltr.boost.BoostMachine;
import io.cltr.boost.BoostOptions;
import io.cltr.boost.BoostTask;
import io.cltr.boost.Boosted;
import io.cltr.fold.Layout;
import io.cltr.fold.LocalBlocks;
import io.cltr.fold.Source;
import io.cltr.learner.IpsLambdaMart;
import io.cltr.learner.LambdaRankUnbiased;
import io.cltr.learner.Lists;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.objective.LambdaRank;
import io.cltr.pipeline.boost.XgboostBooster;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ndcg;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import io.cltr.signal.InversePropensity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * NDCG@10 of trees from clicks against the library's own debiasing and its own objective on the same
 * debiased labels, on the golden world and on regenerated ones ({@code
 * cltr.bench.first} and {@code last}; 0 is the golden one); and true
 * labels, with time, on LightGBM's example data. Ensembles are chosen by the debiased DCG@10 of 20 %
 * of the units.
 */
class TreeBench {
  private static final Path ROOT = Path.of(System.getProperty("cltr.root"));
  private static final int FIRST = Integer.getInteger("cltr.bench.first", 0);
  private static final int LAST = Integer.getInteger("cltr.bench.last", 5);
  private static final BoostMachine MACHINE = new BoostMachine();
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final Examination THETA =
      new Examination(IntStream.rangeClosed(1, 10).mapToDouble(k -> 1.0 / k).toArray());

  @Test
  void treesFromClicks() throws IOException {
    List<double[]> unbiased = new ArrayList<>();
    List<double[]> labels = new ArrayList<>();
    for (int world = FIRST; world <= LAST; world++) {
      RankingWorld own =
          world == 0
              ? GoldenWorld.read(ROOT.resolve("estimators/src/test/resources/golden/ranking"))
              : RankingWorld.regenerated(world);
      double[] ours = lambdaMart(own);
      double[] library = unbiased(own);
      double[] labelled = labelled(own);
      System.out.printf(
          Locale.ROOT,
          "%-10s ips-lambdamart %.4f   lambdarank-unbiased %.4f   rank:ndcg on IPS labels %.4f%n",
          world == 0 ? "golden" : "world " + world,
          mean(ours),
          mean(library),
          mean(labelled));
      unbiased.add(differences(ours, library));
      labels.add(differences(ours, labelled));
    }
    report("against lambdarank-unbiased", unbiased);
    report("against rank:ndcg on IPS labels", labels);
  }

  private static double[] lambdaMart(RankingWorld world) {
    return ndcg(
        best(
            new IpsLambdaMart(
                    new InversePropensity(List.of(NONE)), Lists.shown, new BoostGrid(), MACHINE)
                .train(training(world))),
        world);
  }

  private static double[] unbiased(RankingWorld world) {
    return ndcg(best(new LambdaRankUnbiased().train(training(world))), world);
  }

  private static double[] labelled(RankingWorld world) {
    BoostGrid grid = new BoostGrid(500, List.of(4, 8), List.of(.1), List.of(1.0), 1, 1, 1, 30);
    Boosted best = null;
    for (BoostOptions options : grid.options()) {
      Boosted boosted =
          boosted(labels(world, false), Optional.of(labels(world, true)), options, true);
      best = best == null || gain(boosted) > gain(best) ? boosted : best;
    }
    return ndcg(best.ranker(), world);
  }

  private static double gain(Boosted boosted) {
    return Collections.max(boosted.heldOut());
  }

  private static Boosted boosted(
      PlainBlock train, Optional<PlainBlock> kept, BoostOptions options, boolean library) {
    return new XgboostBooster()
        .boost(
            new BoostTask(
                new LocalBlocks<>(List.of(train)),
                0,
                kept.map(block -> new LocalBlocks<>(List.of(block))),
                0,
                library ? new BoostLoss.LibraryNdcg() : new BoostLoss.Own(new LambdaRank()),
                options,
                MACHINE,
                1));
  }

  /** Whether a unit is held out. */
  private static boolean kept(Impression impression) {
    return impression.bucket() % 5 == 0;
  }

  private static TrainingLog training(RankingWorld world) {
    return new TrainingLog(
        Source.of(world.log().stream().filter(i -> !kept(i)).toList(), Impression.LAYOUT),
        Source.of(world.log().stream().filter(TreeBench::kept).toList(), Impression.LAYOUT),
        world.queries(),
        THETA,
        Source.of(List.of(), Layout.byKey()),
        Optional.empty(),
        1);
  }

  private static TrainedRanker best(List<TrainedRanker> rankers) {
    return Collections.max(
        rankers, Comparator.comparingDouble(trained -> Collections.max(trained.heldOut())));
  }

  /** The shown documents of each query with Σ clicks × position. */
  private static PlainBlock labels(RankingWorld world, boolean kept) {
    Map<String, Impression> shown = new HashMap<>();
    Map<String, double[]> sums = new HashMap<>();
    for (Impression impression : world.log()) {
      shown.putIfAbsent(impression.query(), impression);
      double[] own = sums.computeIfAbsent(impression.query(), q -> new double[impression.size()]);
      for (int k = 0; kept(impression) == kept && k < own.length; k++) {
        own[k] += impression.clicks()[k] * (k + 1);
      }
    }
    List<float[]> features = new ArrayList<>();
    List<double[]> signals = new ArrayList<>();
    for (Query query : world.train()) {
      float[] own = new float[10 * RankingWorld.WIDTH];
      for (int k = 0; k < 10; k++) {
        int d = Arrays.binarySearch(query.documents(), shown.get(query.id()).documents()[k]);
        System.arraycopy(
            query.features(), d * RankingWorld.WIDTH, own, k * RankingWorld.WIDTH, RankingWorld.WIDTH);
      }
      features.add(own);
      signals.add(sums.get(query.id()));
    }
    return PlainBlock.of(RankingWorld.WIDTH, features, signals);
  }

  private static double[] ndcg(TrainedRanker trained, RankingWorld world) {
    return ndcg(trained.ranker(), world);
  }

  private static double[] ndcg(Ranker ranker, RankingWorld world) {
    return IntStream.range(0, world.test().size())
        .mapToDouble(
            q ->
                new Ndcg(10)
                    .of(
                        Rankings.all(world.test().get(q), ranker.scores(world.test().get(q))),
                        world.testGrades().get(q))
                    .orElse(Double.NaN))
        .filter(ndcg -> !Double.isNaN(ndcg))
        .toArray();
  }

  private static double[] differences(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(q -> a[q] - b[q]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Differences per query with a t interval within each world, and over worlds. */
  private static void report(String name, List<double[]> worlds) {
    for (double[] world : worlds) {
      System.out.printf(Locale.ROOT, "%-32s %s%n", name, interval(world));
    }
    double[] means = worlds.stream().mapToDouble(TreeBench::mean).toArray();
    if (means.length == 1) {
      return;
    }
    System.out.printf(
        Locale.ROOT, "%-32s %s over %d worlds%n", name, interval(means), means.length);
  }

  private static String interval(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    double half = error * new TDistribution(values.length - 1).inverseCumulativeProbability(.975);
    return "%+.4f [%+.4f, %+.4f]".formatted(mean, mean - half, mean + half);
  }

  @Test
  void trueLabelsOfLightgbmsExample() throws IOException {
    Path folder = ROOT.resolve("../shared/data/lightgbm-lambdarank");
    Assumptions.assumeTrue(Files.exists(folder), "no " + folder + "; the comparison is skipped");
    LabelledLists train = LabelledLists.read(folder, "rank.train", 300);
    LabelledLists test = LabelledLists.read(folder, "rank.test", 300);
    BoostOptions options = new BoostOptions(100, .1, 31, 20, 1, 1, 1, 100);
    BoostOptions library = new BoostOptions(100, .1, 31, 1, 1, 1, 1, 100);
    double[] seconds = new double[2];
    Ranker[] rankers = new Ranker[2];
    for (int run = 0; run < 3; run++) {
      for (int kind = 0; kind < 2; kind++) {
        long start = System.nanoTime();
        rankers[kind] =
            boosted(train.block(), Optional.empty(), kind == 0 ? options : library, kind == 1)
                .ranker();
        seconds[kind] = (System.nanoTime() - start) / 1e9;
      }
      System.out.printf(
          Locale.ROOT,
          "100 trees: ours %.2f s, NDCG@10 %.4f; rank:ndcg %.2f s, %.4f%n",
          seconds[0],
          test.ndcg(rankers[0]),
          seconds[1],
          test.ndcg(rankers[1]));
    }
    assertThat(test.ndcg(rankers[0])).isEqualTo(.748, within(.02));
    assertThat(seconds[0]).isLessThan(1.5 * seconds[1]);
  }
}
