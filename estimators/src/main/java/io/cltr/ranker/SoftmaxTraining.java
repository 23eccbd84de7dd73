package io.cltr.ranker;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Lbfgs.DivergedException;
import io.cltr.optimise.Lbfgs.Optimum;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trains linear rankers by the softmax objective, one per column of click weights and λ. Every
 * search starts at w = 0, so a ranker does not depend on the other combinations.
 *
 * <p>Cost: one pass over the log, then one over the packed lists for each evaluation.
 *
 * @param learner id of the method
 * @param l2 values of λ
 */
record SoftmaxTraining(String learner, ClickWeights weights, List<Double> l2, int maxIterations) {
  private static final double TOLERANCE = 1e-8;
  private static final double ROUNDING_SLACK = 100;
  private static final int NAMED_FEATURES = 10;

  List<TrainedRanker> run(
      Source<Impression> log, Source<Keyed<Query>> queries, Standardisation standardisation) {
    Source<ListExample> examples =
        log.grouped(Impression::query, new ShownLists(weights))
            .joined(Keyed::key, queries, ListExample::of);
    try (Blocks<ListBlock> blocks =
        examples.packed(new ListPacker(standardisation, weights.columns()))) {
      ListCounts counts = blocks.fold(new Counting(weights.columns()));
      if (counts.clicks() == 0) {
        throw new InputException(
            ("%s found no click to learn from in %d impressions: %d clicks at positions whose "
                    + "examination is not known, %d on lists of one document; "
                    + "give a log with clicks")
                .formatted(learner, counts.impressions(), counts.uncovered(), counts.lone()));
      }
      List<TrainedRanker> rankers = new ArrayList<>();
      for (int column = 0; column < weights.columns(); column++) {
        for (double lambda : l2) {
          rankers.add(train(blocks, counts, standardisation, column, lambda));
        }
      }
      return List.copyOf(rankers);
    }
  }

  private TrainedRanker train(
      Blocks<ListBlock> blocks,
      ListCounts counts,
      Standardisation standardisation,
      int column,
      double lambda) {
    SortedMap<String, Double> settings = new TreeMap<>(weights.settings(column));
    settings.put("l2", lambda);
    Optimum optimum;
    try {
      optimum =
          new Lbfgs(TOLERANCE, maxIterations)
              .minimise(
                  new SoftmaxObjective(blocks, counts.represented(), column, lambda),
                  new double[standardisation.width()]);
    } catch (DivergedException e) {
      throw new InputException(
          "%s with %s diverged and gives no ranker: %s. Look for extreme features"
              .formatted(learner, settings, e.getMessage()),
          e);
    }
    return new TrainedRanker(
        learner,
        settings,
        new LinearRanker(standardisation.mean(), standardisation.scale(), optimum.point()),
        optimum.objective(),
        counts.clicks(),
        counts.clippedShare(column),
        warnings(counts, standardisation, optimum));
  }

  private List<String> warnings(
      ListCounts counts, Standardisation standardisation, Optimum optimum) {
    List<String> warnings = new ArrayList<>();
    if (counts.uncovered() > 0) {
      warnings.add(
          ("%d clicks at positions whose examination is not known were left out, "
                  + "and lists cut to the other positions")
              .formatted(counts.uncovered()));
    }
    if (counts.lone() > 0) {
      warnings.add(
          "%d clicks on lists of one document teach nothing and were left out"
              .formatted(counts.lone()));
    }
    List<Integer> constant = standardisation.constant();
    if (!constant.isEmpty()) {
      warnings.add(
          "%d features are the same for every candidate and have the weight 0: %s"
              .formatted(constant.size(), named(constant)));
    }
    if (optimum.gradient() > ROUNDING_SLACK * TOLERANCE) {
      warnings.add(
          ("the search stopped after %d of at most %d iterations with the gradient at %s instead "
                  + "of %s; the ranker is not the optimum")
              .formatted(
                  optimum.objective().size() - 1, maxIterations, optimum.gradient(), TOLERANCE));
    }
    return List.copyOf(warnings);
  }

  private static String named(List<Integer> features) {
    String names =
        features.stream()
            .limit(NAMED_FEATURES)
            .map(j -> "feature_" + j)
            .collect(Collectors.joining(", "));
    return features.size() > NAMED_FEATURES ? names + ", …" : names;
  }

  private record Counting(int columns) implements Fold<ListBlock, ListCounts[], ListCounts> {
    @Override
    public ListCounts[] start() {
      return new ListCounts[] {ListCounts.none(columns)};
    }

    @Override
    public void add(ListCounts[] state, ListBlock block) {
      state[0] = state[0].plus(block.counts());
    }

    @Override
    public void merge(ListCounts[] into, ListCounts[] from) {
      into[0] = into[0].plus(from[0]);
    }

    @Override
    public ListCounts finish(ListCounts[] state) {
      return state[0];
    }
  }
}
