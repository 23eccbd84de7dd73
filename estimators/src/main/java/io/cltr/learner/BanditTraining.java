package io.cltr.learner;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.objective.Clip;
import io.cltr.objective.NormalisedReward;
import io.cltr.objective.RoundObjective;
import io.cltr.optimise.DivergedException;
import io.cltr.optimise.Monitor;
import io.cltr.optimise.Optimiser;
import io.cltr.optimise.Optimum;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.RewardModel;
import io.cltr.scorer.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/**
 * Trains softmax policies on a log of single actions, one per {@link Setting}. Every search starts
 * at the earlier ranker where there is one of the same shape, else as the scorer says. An optimiser
 * that asks a monitor is told the self-normalised reward on the held-out units.
 *
 * <p>Cost: one pass over the log for the rounds, one for the units, those of the reward model, then
 * one over the packed rounds for each evaluation.
 *
 * @param learner id of the method
 * @param signal what rewards are weighted by, for the record
 * @param settings the grid, simplest first
 * @param models the reward model; none or one
 */
record BanditTraining(
    String learner,
    String signal,
    List<Setting> settings,
    Scorer scorer,
    Optimiser optimiser,
    List<Modelled> models) {
  /** Mean weights further from 1 than this are told. */
  private static final double TOLD = 0.1;

  /**
   * One combination of hyper-parameters.
   *
   * @param values by name
   * @param clip of the weights
   * @param l2 λ of the penalty on parameters
   */
  record Setting(
      SortedMap<String, Double> values, RoundObjective objective, Clip clip, double l2) {}

  /**
   * Every combination, the simplest first: the smallest clip, the largest penalties.
   *
   * @param objective of a penalty
   */
  static List<Setting> grid(
      List<Double> clips,
      List<Double> penalties,
      List<Double> l2,
      DoubleFunction<RoundObjective> objective) {
    List<Setting> settings = new ArrayList<>();
    for (double clip : clips) {
      for (double penalty : penalties) {
        for (double lambda : l2) {
          SortedMap<String, Double> values = new TreeMap<>();
          values.put("clip", clip);
          values.put("penalty", penalty);
          values.put("l2", lambda);
          settings.add(new Setting(values, objective.apply(penalty), new Clip(clip), lambda));
        }
      }
    }
    return List.copyOf(settings);
  }

  /** A reward model and the folds of units that it is fitted by. */
  record Modelled(RewardModel model, CrossFit folds) {}

  List<TrainedRanker> run(TrainingLog log) {
    Standardisation standardisation = log.queries().fold(new FeatureMoments(learner));
    try (Blocks<BanditBlock> blocks = packed(log, log.log(), standardisation, models)) {
      BanditCounts counts = blocks.fold(new BanditCounts.Counter());
      if (counts.rewarded() == 0) {
        throw new InputException(
            "%s found no reward to learn from in %d impressions; give a log with rewarded clicks"
                .formatted(learner, counts.rounds()));
      }
      double units = EffectiveUnits.of(log.log());
      if (!optimiser.asksMonitor()) {
        return grid(log, standardisation, blocks, counts, units, Optional.empty());
      }
      try (Blocks<BanditBlock> heldOut = packed(log, log.heldOut(), standardisation, List.of())) {
        return grid(log, standardisation, blocks, counts, units, Optional.of(heldOut));
      }
    }
  }

  private List<TrainedRanker> grid(
      TrainingLog log,
      Standardisation standardisation,
      Blocks<BanditBlock> blocks,
      BanditCounts counts,
      double units,
      Optional<Blocks<BanditBlock>> heldOut) {
    List<TrainedRanker> rankers = new ArrayList<>();
    for (Setting setting : settings) {
      BanditFit fit =
          new BanditFit(
              blocks,
              counts.represented(),
              units,
              standardisation.width(),
              scorer,
              setting.objective(),
              setting.clip(),
              setting.l2());
      Monitor monitor = heldOut.map(this::monitor).orElse(Monitor.NONE);
      rankers.add(train(log, standardisation, fit, setting, monitor, counts));
    }
    return List.copyOf(rankers);
  }

  private TrainedRanker train(
      TrainingLog log,
      Standardisation standardisation,
      BanditFit fit,
      Setting setting,
      Monitor monitor,
      BanditCounts counts) {
    Optimum optimum;
    try {
      optimum = optimiser.minimise(fit, start(log, standardisation), monitor);
    } catch (DivergedException e) {
      throw new InputException(
          "%s with %s diverged and gives no ranker: %s. Look for extreme features or rewards"
              .formatted(learner, setting.values(), e.getMessage()),
          e);
    }
    BanditLoss.Sums reached = fit.sums(optimum.point());
    return new TrainedRanker(
        learner,
        signal,
        setting.values(),
        scorer.ranker(optimum.point(), standardisation),
        optimum.objective(),
        optimum.heldOut(),
        counts.rewarded(),
        Math.max(0, 1 - reached.weight() / reached.unclipped()),
        warnings(reached, standardisation, optimum.complaint()));
  }

  private static List<String> warnings(
      BanditLoss.Sums reached, Standardisation standardisation, String complaint) {
    List<String> warnings = new ArrayList<>();
    double mean = reached.unclipped() / reached.represented();
    if (Math.abs(mean - 1) > TOLD) {
      warnings.add(
          ("the weights π/π_0 of the learned policy have the mean %.3f on its training rounds instead"
                  + " of 1: it fits what was logged by chance, prefers actions that the log lacks,"
                  + " or logging probabilities are wrong")
              .formatted(mean));
    }
    TrainingNotes.constant(standardisation).ifPresent(warnings::add);
    if (!complaint.isEmpty()) {
      warnings.add(complaint);
    }
    return warnings;
  }

  private Monitor monitor(Blocks<BanditBlock> heldOut) {
    RoundObjective value = new NormalisedReward(0);
    return point -> {
      BanditLoss.Sums sums =
          heldOut.fold(new BanditLoss(scorer, point, new Clip(Double.POSITIVE_INFINITY), value));
      return sums.unclipped() > 0
          ? -value.loss(sums.terms(), sums.represented(), 1, new double[value.terms()])
          : Double.NaN;
    };
  }

  private double[] start(TrainingLog log, Standardisation standardisation) {
    return log.previous()
        .flatMap(ranker -> scorer.parametersOf(ranker, standardisation))
        .orElseGet(
            () ->
                scorer.start(
                    standardisation.width(), new Generator(log.seed()).split(learner + " start")));
  }

  private Blocks<BanditBlock> packed(
      TrainingLog log,
      Source<Impression> impressions,
      Standardisation standardisation,
      List<Modelled> models) {
    List<CrossFit> folds = models.stream().map(Modelled::folds).toList();
    Source<BanditExample> examples =
        impressions
            .grouped(Impression::query, new BanditRounds.Counter(learner, folds))
            .joined(Keyed::key, log.queries(), BanditExample::of);
    for (Modelled own : models) {
      examples =
          examples.joined(
              item -> item.query().id(),
              own.model().fit(impressions, log.queries(), log.examination(), own.folds()),
              BanditExample::with);
    }
    int predicted = folds.stream().mapToInt(CrossFit::folds).sum();
    return examples.packed(items -> BanditBlock.pack(items, standardisation, predicted));
  }
}
