package io.cltr.fairpolicy;

import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.policy.PolicyLog;
import io.cltr.ranker.Ranker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frank–Wolfe over all queries of a log, as {@link TwoSidedSpec} says. */
final class WelfareAscent {
  private final TwoSidedSpec spec;
  private final double[] theta;
  private final List<String> items;
  private final Blocks<ItemBlock> blocks;

  private WelfareAscent(
      TwoSidedSpec spec, double[] theta, List<String> items, Blocks<ItemBlock> blocks) {
    this.spec = spec;
    this.theta = theta;
    this.items = items;
    this.blocks = blocks;
  }

  /** What {@code log} says. */
  static TwoSidedFit fit(TwoSidedSpec spec, PolicyLog log, Ranker ranker) {
    return fit(spec, FittedRelevance.of(log, ranker), WeightedQuery.of(log), ranker);
  }

  /** The same of known relevance. */
  static TwoSidedFit fit(
      TwoSidedSpec spec, FittedRelevance relevance, Source<WeightedQuery> queries, Ranker ranker) {
    int most = TwoSidedSpec.NUMBERS / spec.iterations();
    List<String> items = queries.fold(new ItemNames(spec.grouping(), most));
    if (items.size() > most) {
      throw new ConfigException(
          ("policy of kind two-sided: the log has more than %d items, allowed are %d at %d"
                  + " iterations, as a number per item and iteration is stored; compare groups or"
                  + " producers, or take fewer iterations")
              .formatted(most, most, spec.iterations()));
    }
    ItemBlock.Packer packer =
        new ItemBlock.Packer(ranker, relevance.calibration(), spec.grouping(), items);
    try (Blocks<ItemBlock> blocks = queries.packed(packer)) {
      return new WelfareAscent(spec, relevance.theta(spec.id()), items, blocks).ascend(relevance);
    }
  }

  private TwoSidedFit ascend(FittedRelevance relevance) {
    UserSide none = new UserSide(spec.users(), 0, 0);
    WelfarePass.Sums first = blocks.fold(new WelfarePass(theta, items.size(), none, List.of()));
    double n = first.traffic();
    if (n == 0) {
      return new TwoSidedFit(relevance, 0, items, List.of(), 0, 0);
    }
    UserSide users = new UserSide(spec.users(), 1 - spec.weight(), first.utility() / n);
    double unit = first.exposure() / n / Math.max(1, items.size());
    double[] exposures = Arrays.stream(first.exposures()).map(e -> e / n).toArray();
    double utility = first.utility() / n;
    List<double[]> slopes = new ArrayList<>();
    while (true) {
      double[] slope = new double[items.size() + 1];
      double itemWelfare = slopes(exposures, unit, slope);
      slopes.add(slope);
      boolean straight = spec.users().straight();
      WelfarePass.Sums pass =
          blocks.fold(
              new WelfarePass(theta, items.size(), users, straight ? List.of(slope) : slopes));
      double userWelfare = straight ? users.welfare(utility) : pass.welfare() / n;
      double gap =
          straight ? users.weight(utility) * (pass.utility() / n - utility) : pass.gain() / n;
      for (int i = 0; i < exposures.length; i++) {
        gap += slope[i] * (pass.exposures()[i] / n - exposures[i]);
      }
      int t = slopes.size() - 1;
      if (gap <= spec.tolerance() || t == spec.iterations()) {
        return new TwoSidedFit(
            relevance,
            users.unit(),
            items,
            boxed(slopes.subList(0, t)),
            userWelfare + itemWelfare,
            gap);
      }
      double step = WelfarePass.step(t);
      utility += step * (pass.utility() / n - utility);
      for (int i = 0; i < exposures.length; i++) {
        exposures[i] += step * (pass.exposures()[i] / n - exposures[i]);
      }
    }
  }

  /** λ Ψ and, in {@code slope}, its derivatives by exposure per impression. */
  private double slopes(double[] exposures, double unit, double[] slope) {
    if (exposures.length == 0 || unit == 0) {
      return 0;
    }
    double[] relative = Arrays.stream(exposures).map(e -> e / unit).toArray();
    double[] gradient = new double[exposures.length];
    double welfare = spec.items().at(relative, gradient);
    for (int i = 0; i < gradient.length; i++) {
      slope[i] = spec.weight() * gradient[i] / unit;
    }
    slope[gradient.length] = spec.weight() * spec.items().unseen(gradient.length) / unit;
    return spec.weight() * welfare;
  }

  private static List<List<Double>> boxed(List<double[]> arrays) {
    return arrays.stream().map(a -> Arrays.stream(a).boxed().toList()).toList();
  }
}
