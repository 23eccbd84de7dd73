package io.cltr.learner;

import io.cltr.dual.DualBlock;
import io.cltr.dual.DualBlock.Counts;
import io.cltr.dual.DualFit;
import io.cltr.dual.DualQuery;
import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.optimise.DivergedException;
import io.cltr.random.Generator;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ranker and examination from the same clicks, each by the other's inverse weights ({@link
 * DualFit}): no propensities are given, θ of the log is not read, and no click is clipped.
 *
 * <p>Assumes P(click) = θ_k γ, that exp(f) is proportional to γ within a list for some parameters,
 * and documents with like features at different positions. Where features tell the position,
 * relevance and examination explain each other away, and no number of clicks helps: a log whose
 * queries were all shown in one order has a warning; the propensity estimator of the same name
 * looks closer.
 *
 * <p>A log without clicks, or shown documents without features, are errors. Cost: one pass over the
 * log, one over the candidates, some hundred over the packed rankings.
 *
 * @param scorer the shape of f
 * @param l2 values of λ, at least 0
 * @param rounds of the alternation at most, at least 1
 */
public record DualLearning(Scorer scorer, List<Double> l2, int rounds) implements Learner {
  /** Positions deeper than this are left out. */
  private static final int DEPTH = 1000;

  /** Linear, λ 1e-2 and 1e-4, at most 100 rounds. */
  public DualLearning() {
    this(new Linear(), HyperParameters.L2, 100);
  }

  /** Checks the ranges. */
  public DualLearning {
    l2 = HyperParameters.requireL2("dual-learning.l2", l2);
    if (rounds < 1) {
      throw new ConfigException(
          "dual-learning.rounds: found %d, allowed are whole numbers from 1".formatted(rounds));
    }
  }

  @Override
  public String id() {
    return "dual-learning";
  }

  @Override
  public String summary() {
    return "Ranker and examination from the same clicks, each by the other's inverse weights";
  }

  @Override
  public String source() {
    return "Ai, Bi, Luo, Guo and Croft, SIGIR 2018";
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    Standardisation standardisation = log.queries().fold(new FeatureMoments(id()));
    try (Blocks<DualBlock> blocks =
        DualQuery.of(log.log(), log.queries())
            .packed(items -> DualBlock.pack(items, standardisation))) {
      Counts counts = blocks.fold(new DualBlock.Counter());
      if (counts.clicks() == 0) {
        throw new InputException(
            ("%s found no click to learn from in %d impressions: %d clicks on lists of one document;"
                    + " give a log with clicks")
                .formatted(id(), counts.impressions(), counts.lone()));
      }
      List<TrainedRanker> rankers = new ArrayList<>();
      for (double lambda : l2) {
        rankers.add(train(log, standardisation, blocks, counts, lambda));
      }
      return List.copyOf(rankers);
    }
  }

  private TrainedRanker train(
      TrainingLog log,
      Standardisation standardisation,
      Blocks<DualBlock> blocks,
      Counts counts,
      double lambda) {
    double[] start =
        log.previous()
            .flatMap(ranker -> scorer.parametersOf(ranker, standardisation))
            .orElseGet(
                () ->
                    scorer.start(
                        standardisation.width(), new Generator(log.seed()).split(id() + " start")));
    boolean[] all = new boolean[DEPTH];
    Arrays.fill(all, true);
    TreeMap<String, Double> settings = new TreeMap<>();
    settings.put("l2", lambda);
    DualFit.Result result;
    try {
      result =
          new DualFit(scorer, lambda, rounds)
              .of(blocks, counts.represented(), standardisation.width(), all, start);
    } catch (DivergedException e) {
      throw new InputException(
          "%s with %s diverged and gives no ranker: %s. Look for extreme features"
              .formatted(id(), settings, e.getMessage()),
          e);
    }
    return new TrainedRanker(
        id(),
        id(),
        settings,
        scorer.ranker(result.parameters(), standardisation),
        result.objective(),
        List.of(),
        counts.clicks(),
        0,
        warnings(counts, standardisation, result));
  }

  private static List<String> warnings(
      Counts counts, Standardisation standardisation, DualFit.Result result) {
    List<String> warnings = new ArrayList<>();
    if (counts.lone() > 0) {
      warnings.add(
          "%d clicks on lists of one document teach nothing and were left out"
              .formatted(counts.lone()));
    }
    if (counts.reordered() == 0) {
      warnings.add(
          "no query was clicked on in more than one order: features may tell the position, and then"
              + " relevance and examination cannot be told apart");
    }
    warnings.add("examination found beside the ranker, from position 1: " + curve(result.theta()));
    TrainingNotes.constant(standardisation).ifPresent(warnings::add);
    if (!result.complaint().isEmpty()) {
      warnings.add(result.complaint());
    }
    return warnings;
  }

  private static String curve(double[] theta) {
    int last = theta.length;
    while (last > 0 && Double.isNaN(theta[last - 1])) {
      last--;
    }
    return Arrays.stream(theta, 0, last)
        .mapToObj(k -> Double.isNaN(k) ? "?" : String.format(Locale.ROOT, "%.3f", k))
        .collect(Collectors.joining(", "));
  }
}
