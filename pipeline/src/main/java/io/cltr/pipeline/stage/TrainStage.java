package io.cltr.pipeline.stage;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.learner.Grades;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Splits.Part;
import io.cltr.log.Units;
import io.cltr.pipeline.stage.TrainOptions.NamedLearner;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import io.cltr.selection.HeldOutQueries;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trains every learner's combinations of hyper-parameters on the training units, chooses by the
 * value of their top-score policies on the selection units, and values what was chosen on the
 * evaluation units: apart on queries that were trained on and on those that were held out. One pass
 * values all combinations, one all choices.
 *
 * @param use what rankers become on such a log, and in what that is valued
 * @param part the impressions of a part of the units
 * @param grades true relevance, where it is known
 * @param previous the ranker of an earlier run by name
 * @param level of the intervals
 * @param seed of what learners and searches draw
 */
public record TrainStage(
    TrainOptions options,
    RankerUse use,
    Function<Part, Source<Impression>> part,
    Source<Keyed<Query>> queries,
    Examination examination,
    Source<Keyed<Grades>> grades,
    Function<String, Optional<Ranker>> previous,
    double level,
    long seed) {

  /**
   * One learner's result.
   *
   * @param chosen index among the combinations
   * @param grid every combination of hyper-parameters with its value on the selection units
   * @param trainedQueries its value on evaluation units, on queries that were trained on
   * @param heldOutQueries the same on queries that were not; empty where the log has none
   */
  public record RankerResult(
      String name,
      int chosen,
      List<GridCell> grid,
      Optional<Value> trainedQueries,
      Optional<Value> heldOutQueries) {
    /** The ranker that the selection units chose. */
    public TrainedRanker ranker() {
      return grid.get(chosen).ranker();
    }
  }

  /** One combination of hyper-parameters. */
  public record GridCell(TrainedRanker ranker, Value value) {}

  /** Trains, chooses and values. */
  public List<RankerResult> run() {
    if (options.rankers().isEmpty()) {
      return List.of();
    }
    options.rankers().forEach(use::require);
    HeldOutQueries heldOut = new HeldOutQueries(options.heldOutQueries(), seed);
    Source<Impression> train = part.apply(Part.TRAIN).where(i -> !heldOut.holds(i.query()));
    Source<Impression> select = part.apply(Part.SELECT).where(i -> !heldOut.holds(i.query()));
    List<List<TrainedRanker>> grids = new ArrayList<>();
    List<Policy> candidates = new ArrayList<>();
    for (NamedLearner named : options.rankers()) {
      List<TrainedRanker> grid =
          named
              .learner()
              .train(
                  new TrainingLog(
                      train,
                      select,
                      queries,
                      examination,
                      grades,
                      previous.apply(named.name()),
                      options.search(),
                      seed));
      for (TrainedRanker ranker : grid) {
        candidates.add(
            use.policy(named.learner(), "candidate-" + candidates.size(), ranker.ranker()));
      }
      grids.add(grid);
    }
    Source<Keyed<Displays>> displays = displays(select);
    return chosen(
        grids,
        values(select, displays, use.comparable(displays, queries), candidates, List.of()),
        heldOut);
  }

  private List<RankerResult> chosen(
      List<List<TrainedRanker>> grids, ValueTable selection, HeldOutQueries heldOut) {
    List<Integer> choices = new ArrayList<>();
    List<Policy> policies = new ArrayList<>();
    int first = 0;
    for (List<TrainedRanker> grid : grids) {
      int choice = options.choice().among(selection.cells().subList(first, first + grid.size()));
      choices.add(choice);
      NamedLearner named = options.rankers().get(policies.size());
      policies.add(use.policy(named.learner(), named.name(), grid.get(choice).ranker()));
      first += grid.size();
    }
    Source<Impression> evaluate =
        part.apply(Part.EVALUATE).map(i -> QuerySlice.of(heldOut.holds(i.query())).mark(i));
    List<Value> values =
        values(evaluate, displays(evaluate), queries, policies, List.of(QuerySlice.COLUMN))
            .values();
    List<Value> all = selection.values();
    List<RankerResult> results = new ArrayList<>();
    first = 0;
    for (int i = 0; i < grids.size(); i++) {
      String name = options.rankers().get(i).name();
      results.add(
          new RankerResult(
              name,
              choices.get(i),
              cells(grids.get(i), all.subList(first, first + grids.get(i).size())),
              QuerySlice.TRAINED.find(values, name),
              QuerySlice.HELD_OUT.find(values, name)));
      first += grids.get(i).size();
    }
    return results;
  }

  private static List<GridCell> cells(List<TrainedRanker> grid, List<Value> values) {
    return IntStream.range(0, grid.size())
        .mapToObj(i -> new GridCell(grid.get(i), values.get(i)))
        .toList();
  }

  private static Source<Keyed<Displays>> displays(Source<Impression> log) {
    return log.grouped(Impression::query, new DisplaysFold());
  }

  private ValueTable values(
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> candidates,
      List<Policy> policies,
      List<String> slices) {
    return new Valuation(
            policies,
            List.of(use.metric()),
            List.of(use.estimator()),
            new Slices(slices),
            examination,
            use.weighting())
        .run(
            log,
            displays,
            candidates,
            BucketInfluence.none(examination.depth(), Units.BUCKETS),
            level);
  }
}
