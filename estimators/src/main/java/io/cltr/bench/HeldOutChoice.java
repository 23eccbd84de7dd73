package io.cltr.bench;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.learner.TrainedRanker;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.TopScore;
import io.cltr.propensity.Examination;
import io.cltr.selection.BestValue;
import io.cltr.selection.DisplayedCandidates;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses from each grid by what rankers are worth on held-out units, on the documents that these
 * displayed: as a run does by default.
 */
record HeldOutChoice(Metric metric, ValueEstimator estimator, double level) {

  /** The index in each grid; 0 where nothing can be valued, or there is no choice. */
  int[] of(
      List<List<TrainedRanker>> grids,
      Source<Impression> heldOut,
      Source<Keyed<Query>> queries,
      Examination examination) {
    int[] chosen = new int[grids.size()];
    List<Policy> candidates = new ArrayList<>();
    for (List<TrainedRanker> grid : grids) {
      for (TrainedRanker ranker : grid.size() > 1 ? grid : List.<TrainedRanker>of()) {
        candidates.add(new TopScore("candidate-" + candidates.size(), ranker.ranker()));
      }
    }
    if (candidates.isEmpty()) {
      return chosen;
    }
    Source<Keyed<Displays>> displays = heldOut.grouped(Impression::query, new DisplaysFold());
    List<CellValue> values =
        new Valuation(
                candidates,
                List.of(metric),
                List.of(estimator),
                new Slices(List.of()),
                examination,
                new DisplayWeighting())
            .run(
                heldOut,
                displays,
                DisplayedCandidates.of(displays, queries),
                BucketInfluence.none(examination.depth(), Units.BUCKETS),
                level)
            .cells();
    int next = 0;
    for (int i = 0; i < chosen.length; i++) {
      int size = grids.get(i).size();
      if (size > 1) {
        chosen[i] = new BestValue().among(values.subList(next, next + size));
        next += size;
      }
    }
    return chosen;
  }
}
