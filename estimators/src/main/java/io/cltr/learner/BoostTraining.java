package io.cltr.learner;

import io.cltr.boost.BoostGrid;
import io.cltr.boost.BoostLoss;
import io.cltr.boost.BoostMachine;
import io.cltr.boost.BoostOptions;
import io.cltr.boost.BoostTask;
import io.cltr.boost.Boosted;
import io.cltr.boost.Booster;
import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains ensembles of trees, one per column of the signal and combination of the grid. Held-out
 * units end boosting by the debiased DCG@10 of the same column; without them all trees are grown.
 *
 * @param learner id of the method
 * @param signal of the training and of the held-out units
 * @param lists which documents make a list
 */
record BoostTraining(
    String learner,
    Signal signal,
    Lists lists,
    BoostLoss loss,
    BoostGrid grid,
    BoostMachine machine) {

  List<TrainedRanker> run(TrainingLog log) {
    Booster booster = Booster.required(learner);
    Standardisation moments = log.queries().fold(new FeatureMoments(learner));
    try (Blocks<ListBlock> blocks = packed(log, log.log(), moments.width())) {
      return run(log, booster, moments, blocks, signal.columns(), signal.id());
    }
  }

  /** As {@link #run(TrainingLog)}, on lists that are packed already and have one signal. */
  List<TrainedRanker> run(
      TrainingLog log,
      Booster booster,
      Standardisation moments,
      Blocks<ListBlock> blocks,
      List<SortedMap<String, Double>> columns,
      String trainedOn) {
    ListCounts counts = blocks.fold(new CountLists(columns.size()));
    TrainingNotes.requireClicks(learner, counts);
    List<TrainedRanker> rankers = new ArrayList<>();
    try (Blocks<ListBlock> heldOut = packed(log, log.heldOut(), moments.width())) {
      for (int column = 0; column < columns.size(); column++) {
        for (BoostOptions options : grid.options()) {
          BoostTask task =
              new BoostTask(
                  blocks, column, Optional.of(heldOut), column, loss, options, machine, log.seed());
          rankers.add(
              trained(
                  task,
                  booster.boost(task),
                  columns.get(column),
                  trainedOn,
                  counts,
                  new TrainingNotes(counts, moments, column)));
        }
      }
    }
    return List.copyOf(rankers);
  }

  private TrainedRanker trained(
      BoostTask task,
      Boosted boosted,
      SortedMap<String, Double> column,
      String trainedOn,
      ListCounts counts,
      TrainingNotes notes) {
    SortedMap<String, Double> settings = new TreeMap<>(column);
    settings.put("leaves", (double) task.options().leaves());
    settings.put("learningRate", task.options().learningRate());
    settings.put("leafWeight", task.options().leafWeight());
    settings.put("trees", (double) boosted.ranker().trees().size());
    List<String> warnings = new ArrayList<>(notes.warnings(List.of()));
    warnings.addAll(boosted.warnings());
    return new TrainedRanker(
        learner,
        trainedOn,
        settings,
        boosted.ranker(),
        boosted.objective(),
        boosted.heldOut(),
        counts.clicks(),
        counts.clippedShare(task.column()),
        warnings);
  }

  private Blocks<ListBlock> packed(TrainingLog log, Source<Impression> impressions, int width) {
    return signal
        .of(impressions, log.queries(), log.examination())
        .joined(Keyed::key, log.queries(), ListExample::of)
        .packed(
            new ListPacker(
                Standardisation.identity(width),
                signal.columns().size(),
                lists,
                true,
                List.of(),
                List.of()));
  }
}
