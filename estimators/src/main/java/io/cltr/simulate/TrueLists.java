package io.cltr.simulate;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.Policy;
import io.cltr.policy.RankingSample;
import io.cltr.policy.Uniform;
import io.cltr.random.Generator;
import io.cltr.ranker.Rankings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The lists that a policy shows for a query of a world, with their probabilities: all of them where
 * they are few, else draws. A policy that tells rank probabilities alone, and not always the same,
 * is drawn as {@link RankingSample} says.
 *
 * @param lists documents from position 1 on
 * @param exact whether these are all
 */
record TrueLists(List<int[]> lists, List<Double> weights, boolean exact) {
  /** Lists that are listed at most. */
  private static final int MOST = 10_000;

  /**
   * Of the 0-based {@code query}.
   *
   * @param draws where there are too many lists
   */
  static TrueLists of(World world, Policy policy, int query, int depth, int draws) {
    Query asked = world.catalogue().entries().get(query).query();
    Generator random = new Generator(query).split("true lists").split(policy.name());
    if (policy instanceof LoggerPolicy logger) {
      double[] scores = world.scores(logger.logger(), query);
      return world.stochastic(logger.logger())
          ? plackettLuce(scores, depth, draws, random)
          : one(Rankings.all(asked, scores), depth);
    }
    if (policy instanceof PlackettLuce soft) {
      double[] scores =
          Arrays.stream(soft.ranker().scores(asked)).map(s -> s / soft.temperature()).toArray();
      return plackettLuce(scores, depth, draws, random);
    }
    if (policy instanceof Uniform) {
      return plackettLuce(new double[asked.size()], depth, draws, random);
    }
    RankingSample sample =
        RankingSample.of(
            policy, asked, Displays.NONE, new TrueRanks(world).of(policy, query, depth), draws);
    double weight = 1.0 / sample.documents().length;
    return new TrueLists(
        List.of(sample.documents()),
        Arrays.stream(sample.documents()).map(list -> weight).toList(),
        sample.exact());
  }

  /** The first documents of one ranking. */
  static TrueLists one(int[] ranking, int depth) {
    int[] list = Arrays.copyOf(ranking, Math.min(depth, ranking.length));
    return new TrueLists(List.of(list), List.of(1.0), true);
  }

  /** One after another without replacement, in proportion to exp(score). */
  static TrueLists plackettLuce(double[] scores, int depth, int draws, Generator random) {
    int length = Math.min(depth, scores.length);
    double count = 1;
    for (int k = 0; k < length; k++) {
      count *= scores.length - k;
    }
    List<int[]> lists = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    if (count <= MOST) {
      double max = Arrays.stream(scores).max().orElse(0);
      double[] appeal = Arrays.stream(scores).map(s -> StrictMath.exp(s - max)).toArray();
      extend(appeal, new int[length], 0, 1, lists, weights);
      return new TrueLists(lists, weights, true);
    }
    for (int i = 0; i < draws; i++) {
      double[] noisy = new double[scores.length];
      for (int d = 0; d < noisy.length; d++) {
        noisy[d] = scores[d] + random.nextGumbel();
      }
      lists.add(Rankings.best(noisy, new long[noisy.length], length));
      weights.add(1.0 / draws);
    }
    return new TrueLists(lists, weights, false);
  }

  /** {@code appeal} is 0 of what is placed. */
  private static void extend(
      double[] appeal,
      int[] list,
      int next,
      double probability,
      List<int[]> lists,
      List<Double> weights) {
    if (next == list.length) {
      lists.add(list.clone());
      weights.add(probability);
      return;
    }
    double sum = Arrays.stream(appeal).sum();
    for (int d = 0; d < appeal.length; d++) {
      if (appeal[d] > 0) {
        double own = appeal[d];
        list[next] = d;
        appeal[d] = 0;
        extend(appeal, list, next + 1, probability * own / sum, lists, weights);
        appeal[d] = own;
      }
    }
  }

  /** The mean of {@code worth}. */
  double mean(ToDoubleFunction<int[]> worth) {
    double sum = 0;
    for (int i = 0; i < lists.size(); i++) {
      sum += weights.get(i) * worth.applyAsDouble(lists.get(i));
    }
    return sum;
  }
}
