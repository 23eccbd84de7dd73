package io.cltr.learner;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
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
 * A baseline: pairs of a clicked and an unclicked document that were shown together, debiased by
 * what positions do to clicks and to skips, both found beside the ranker ({@link PairFit}). The
 * trees of the same publication are {@link LambdaRankUnbiased}.
 *
 * <p>Assumes P(click) = t⁺_k P(relevant) and P(no click) = t⁻_k P(irrelevant), which no
 * position-based model with relevance in between meets: unexamined relevant documents are skipped
 * too. θ of the log is not read and no click is clipped. t⁺ follows the losses of clicks at a
 * position, so it has the shape of θ only where the documents at different positions are alike; a
 * logger that ranks well makes t⁺ fall faster than θ, and where features tell the position nothing
 * holds them apart. The place in what was shown stands for the position, beyond place 1000
 * documents are left out.
 *
 * <p>A log without clicks, or shown documents without features, are errors. Cost: one pass over the
 * log, one over the candidates, some hundred over the clicked impressions, clicks × documents each.
 *
 * @param scorer the shape of f
 * @param l2 values of λ, at least 0
 * @param p regulariser of t⁺ and t⁻, at least 0
 * @param rounds of the alternation at most, at least 1
 */
public record PairDebias(Scorer scorer, List<Double> l2, double p, int rounds) implements Learner {
  private static final int DEPTH = 1000;

  /** Linear, λ 1e-2 and 1e-4, no regulariser, at most 100 rounds. */
  public PairDebias() {
    this(new Linear(), HyperParameters.L2, 0, 100);
  }

  /** Checks the ranges. */
  public PairDebias {
    l2 = HyperParameters.requireL2("pair-debias.l2", l2);
    if (!(p >= 0 && Double.isFinite(p))) {
      throw new ConfigException(
          "pair-debias.p: found %s, allowed are finite numbers from 0".formatted(p));
    }
    if (rounds < 1) {
      throw new ConfigException(
          "pair-debias.rounds: found %d, allowed are whole numbers from 1".formatted(rounds));
    }
  }

  @Override
  public String id() {
    return "pair-debias";
  }

  @Override
  public String summary() {
    return "Logistic loss of clicked against unclicked documents, by bias of both positions: a baseline";
  }

  @Override
  public String source() {
    return "Hu, Wang, Peng and Li, WWW 2019";
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    Standardisation standardisation = log.queries().fold(new FeatureMoments(id()));
    try (Blocks<ListBlock> blocks =
        log.log()
            .joined(Impression::query, log.queries(), ClickedList::of)
            .packed(new ClickedListPacker(standardisation))) {
      ListCounts counts = blocks.fold(new CountLists(1));
      TrainingNotes.requireClicks(id(), counts);
      List<TrainedRanker> rankers = new ArrayList<>();
      for (int combination : log.combinations(id(), l2.size())) {
        rankers.add(trained(log, standardisation, blocks, counts, l2.get(combination)));
      }
      return List.copyOf(rankers);
    }
  }

  private TrainedRanker trained(
      TrainingLog log,
      Standardisation standardisation,
      Blocks<ListBlock> blocks,
      ListCounts counts,
      double lambda) {
    double[] start =
        log.previous()
            .flatMap(ranker -> scorer.parametersOf(ranker, standardisation))
            .orElseGet(
                () ->
                    scorer.start(
                        standardisation.width(), new Generator(log.seed()).split(id() + " start")));
    TreeMap<String, Double> settings = new TreeMap<>();
    settings.put("l2", lambda);
    PairFit.Result result;
    try {
      result =
          new PairFit(scorer, lambda, p, rounds, DEPTH)
              .of(blocks, counts.represented(), standardisation.width(), start);
    } catch (DivergedException e) {
      throw new InputException(
          "%s with %s diverged and gives no ranker: %s. Look for extreme features"
              .formatted(id(), settings, e.getMessage()),
          e);
    }
    List<String> warnings =
        new ArrayList<>(
            new TrainingNotes(counts, standardisation, 0)
                .warnings(result.complaint().isEmpty() ? List.of() : List.of(result.complaint())));
    warnings.add(
        "bias of clicks found beside the ranker, from place 1: " + curve(result.clicked()));
    warnings.add("bias of skips found beside the ranker, from place 1: " + curve(result.other()));
    return new TrainedRanker(
        id(),
        id(),
        settings,
        scorer.ranker(result.parameters(), standardisation),
        result.objective(),
        List.of(),
        counts.clicks(),
        0,
        warnings);
  }

  /** Up to the last place that differs from 1, which stands for none. */
  private static String curve(double[] bias) {
    int last = bias.length;
    while (last > 1 && bias[last - 1] == 1) {
      last--;
    }
    return Arrays.stream(bias, 0, last)
        .mapToObj(k -> String.format(Locale.ROOT, "%.3f", k))
        .collect(Collectors.joining(", "));
  }
}
