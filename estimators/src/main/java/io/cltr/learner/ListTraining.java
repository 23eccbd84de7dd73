package io.cltr.learner;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.objective.Distilled;
import io.cltr.objective.ListObjective;
import io.cltr.optimise.DivergedException;
import io.cltr.optimise.Monitor;
import io.cltr.optimise.Optimiser;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.scorer.Scorer;
import io.cltr.signal.QuerySignal;
import io.cltr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains rankers by a list objective, one per column of the signal and λ. Every search starts at
 * the earlier ranker where there is one of the same shape, else as the scorer says, so a ranker
 * does not depend on the other combinations.
 *
 * <p>Cost: the signal's passes over the log, then one over the packed lists for each evaluation.
 *
 * @param learner id of the method
 * @param l2 values of λ
 * @param searches how rankers are found; one for each, where there are several
 * @param distillation share of the objective that holds the ranker close to the earlier one
 */
record ListTraining(
    String learner,
    ListEvidence evidence,
    Lists lists,
    ListObjective objective,
    Scorer scorer,
    List<Double> l2,
    List<ListSearch> searches,
    double distillation) {

  /** Searches by an optimiser. */
  ListTraining(
      String learner,
      ListEvidence evidence,
      Lists lists,
      ListObjective objective,
      Scorer scorer,
      List<Double> l2,
      Optimiser optimiser,
      double distillation) {
    this(
        learner,
        evidence,
        lists,
        objective,
        scorer,
        l2,
        List.of(ListSearch.by(optimiser)),
        distillation);
  }

  /** Trains on what a signal says. */
  ListTraining(
      String learner,
      Signal signal,
      Lists lists,
      ListObjective objective,
      Scorer scorer,
      List<Double> l2,
      Optimiser optimiser,
      double distillation) {
    this(learner, ListEvidence.of(signal), lists, objective, scorer, l2, optimiser, distillation);
  }

  List<TrainedRanker> run(TrainingLog log) {
    return run(log, log.queries().fold(new FeatureMoments(learner)));
  }

  List<TrainedRanker> run(TrainingLog log, Standardisation standardisation) {
    try (Blocks<ListBlock> blocks = packed(log, signals(log, log.log()), standardisation)) {
      return run(log, standardisation, blocks, blocks.fold(new CountLists(columns())));
    }
  }

  private List<TrainedRanker> run(
      TrainingLog log,
      Standardisation standardisation,
      Blocks<ListBlock> blocks,
      ListCounts counts) {
    TrainingNotes.requireClicks(learner, counts);
    if (searches.stream().noneMatch(ListSearch::asksMonitor) || !objective.endsEarly()) {
      return grid(log, standardisation, blocks, counts, Optional.empty());
    }
    try (Blocks<ListBlock> heldOut = packed(log, signals(log, log.heldOut()), standardisation)) {
      return grid(log, standardisation, blocks, counts, Optional.of(heldOut));
    }
  }

  private List<TrainedRanker> grid(
      TrainingLog log,
      Standardisation standardisation,
      Blocks<ListBlock> blocks,
      ListCounts counts,
      Optional<Blocks<ListBlock>> heldOut) {
    List<TrainedRanker> rankers = new ArrayList<>();
    for (int i : log.combinations(learner, columns() * searches.size() * l2.size())) {
      int column = i / l2.size() / searches.size();
      ListSearch search = searches.get(i / l2.size() % searches.size());
      double lambda = l2.get(i % l2.size());
      rankers.add(train(log, standardisation, blocks, counts, heldOut, column, search, lambda));
    }
    return List.copyOf(rankers);
  }

  private TrainedRanker train(
      TrainingLog log,
      Standardisation standardisation,
      Blocks<ListBlock> blocks,
      ListCounts counts,
      Optional<Blocks<ListBlock>> heldOut,
      int column,
      ListSearch search,
      double lambda) {
    SortedMap<String, Double> settings = new TreeMap<>(evidence.columns().get(column));
    settings.putAll(search.settings());
    settings.put("l2", lambda);
    ListFit fit =
        new ListFit(
            blocks,
            counts.represented(),
            standardisation.width(),
            column,
            scorer,
            distilled(log) ? new Distilled(objective, distillation) : objective,
            lambda);
    Monitor monitor =
        heldOut
            .<Monitor>map(
                kept -> point -> kept.fold(new HeldOutGain(scorer, point, column, objective)))
            .orElse(Monitor.NONE);
    ListSearch.Found found;
    try {
      found = search.find(fit, start(log, standardisation), monitor);
    } catch (DivergedException e) {
      throw new InputException(
          "%s with %s diverged and gives no ranker: %s. Look for extreme features"
              .formatted(learner, settings, e.getMessage()),
          e);
    }
    return new TrainedRanker(
        learner,
        evidence.id(),
        settings,
        scorer.ranker(found.optimum().point(), standardisation),
        found.optimum().objective(),
        found.optimum().heldOut(),
        counts.clicks(),
        counts.clippedShare(column),
        new TrainingNotes(counts, standardisation, column).warnings(found.warnings()));
  }

  private double[] start(TrainingLog log, Standardisation standardisation) {
    return log.previous()
        .flatMap(ranker -> scorer.parametersOf(ranker, standardisation))
        .orElseGet(
            () ->
                scorer.start(
                    standardisation.width(), new Generator(log.seed()).split(learner + " start")));
  }

  private Source<Keyed<QuerySignal>> signals(TrainingLog log, Source<Impression> impressions) {
    return evidence.of(log, impressions);
  }

  private Blocks<ListBlock> packed(
      TrainingLog log, Source<Keyed<QuerySignal>> signals, Standardisation standardisation) {
    List<Ranker> teacher =
        distilled(log) || objective.needsTeacher() ? log.previous().stream().toList() : List.of();
    return signals
        .joined(Keyed::key, log.queries(), ListExample::of)
        .packed(
            new ListPacker(
                standardisation,
                columns(),
                lists,
                objective.needsRelevance(),
                teacher,
                objective.groups().stream().toList()));
  }

  private boolean distilled(TrainingLog log) {
    return distillation > 0 && log.previous().isPresent();
  }

  private int columns() {
    return evidence.columns().size();
  }
}
