package io.cltr.pipeline.stage;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Splits.Part;
import io.cltr.log.Units;
import io.cltr.pipeline.stage.TrainOptions.NamedLearner;
import io.cltr.policy.Policy;
import io.cltr.policy.TopScore;
import io.cltr.propensity.Examination;
import io.cltr.value.DisplayWeighting;
import io.cltr.value.Slices;
import io.cltr.value.Valuation;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trains every learner's grid on the training units and chooses from each grid the ranker whose
 * top-score policy is worth most on the selection units; of equals the first. One pass values all
 * grids.
 */
public final class TrainStage {
  private TrainStage() {}

  /**
   * One learner's result.
   *
   * @param chosen index in the grid
   * @param grid every combination of hyper-parameters with its value on the selection units
   */
  public record RankerResult(String name, int chosen, List<GridCell> grid) {
    /** The ranker that the selection units chose. */
    public TrainedRanker ranker() {
      return grid.get(chosen).ranker();
    }
  }

  /** One combination of hyper-parameters. */
  public record GridCell(TrainedRanker ranker, Value value) {}

  /**
   * Trains and chooses.
   *
   * @param part the impressions of a part of the units
   * @param level of the intervals of the selection values
   * @param seed of what learners draw
   */
  public static List<RankerResult> run(
      TrainOptions options,
      Function<Part, Source<Impression>> part,
      Source<Keyed<Query>> queries,
      Examination examination,
      double level,
      long seed) {
    List<List<TrainedRanker>> grids = new ArrayList<>();
    List<Policy> candidates = new ArrayList<>();
    for (NamedLearner named : options.rankers()) {
      List<TrainedRanker> grid =
          named
              .learner()
              .train(
                  new TrainingLog(
                      part.apply(Part.TRAIN),
                      part.apply(Part.SELECT),
                      queries,
                      examination,
                      Source.of(List.of(), Layout.byKey()),
                      Optional.empty(),
                      seed));
      for (TrainedRanker ranker : grid) {
        candidates.add(new TopScore("candidate-" + candidates.size(), ranker.ranker()));
      }
      grids.add(grid);
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Value> values =
        new Valuation(
                candidates,
                List.of(options.metric()),
                List.of(options.estimator()),
                new Slices(List.of()),
                examination,
                new DisplayWeighting())
            .run(
                part.apply(Part.SELECT),
                part.apply(Part.SELECT).grouped(Impression::query, new DisplaysFold()),
                queries,
                BucketInfluence.none(examination.depth(), Units.BUCKETS),
                level)
            .values();
    return choose(options, grids, values);
  }

  private static List<RankerResult> choose(
      TrainOptions options, List<List<TrainedRanker>> grids, List<Value> values) {
    List<RankerResult> results = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < grids.size(); i++) {
      List<GridCell> cells = new ArrayList<>();
      int best = 0;
      for (TrainedRanker ranker : grids.get(i)) {
        cells.add(new GridCell(ranker, values.get(next++)));
        double value = cells.get(cells.size() - 1).value().value();
        double highest = cells.get(best).value().value();
        if (value > highest || Double.isNaN(highest)) {
          best = cells.size() - 1;
        }
      }
      results.add(new RankerResult(options.rankers().get(i).name(), best, cells));
    }
    return results;
  }
}
