package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.fold.Source;
import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.io.Serializable;
import java.util.List;

/** Queries packed: how often each was asked, and its candidates. */
record ItemBlock(double[] traffic, ItemList[] lists) implements Serializable {

  /** Packs queries. */
  record Packer(Ranker ranker, ScoreCalibration calibration, Grouping grouping, List<String> names)
      implements Source.Packer<WeightedQuery, ItemBlock> {
    @Override
    public ItemBlock pack(List<WeightedQuery> items) {
      double[] traffic = new double[items.size()];
      ItemList[] lists = new ItemList[items.size()];
      for (int q = 0; q < lists.length; q++) {
        Query query = items.get(q).known();
        double[] scores = ranker.scores(query);
        traffic[q] = items.get(q).traffic();
        lists[q] =
            ItemList.of(query, scores, Rankings.all(query, scores), grouping, names, calibration);
      }
      return new ItemBlock(traffic, lists);
    }
  }
}
