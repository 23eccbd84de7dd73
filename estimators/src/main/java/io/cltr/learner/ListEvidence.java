package io.cltr.learner;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.signal.QuerySignal;
import io.cltr.signal.Signal;
import java.util.List;
import java.util.SortedMap;

/** Where the relevance of lists comes from: a signal, or grades. */
interface ListEvidence {
  /** What reports call it. */
  String id();

  /** One column of relevance per combination of settings, by name. */
  List<SortedMap<String, Double>> columns();

  /** The relevance of each query's documents. */
  Source<Keyed<QuerySignal>> of(TrainingLog log, Source<Impression> impressions);

  /** What {@code signal} says of impressions. */
  static ListEvidence of(Signal signal) {
    return new Debiased(signal);
  }

  /** Debiased clicks. */
  record Debiased(Signal signal) implements ListEvidence {
    @Override
    public String id() {
      return signal.id();
    }

    @Override
    public List<SortedMap<String, Double>> columns() {
      return signal.columns();
    }

    @Override
    public Source<Keyed<QuerySignal>> of(TrainingLog log, Source<Impression> impressions) {
      return signal.of(impressions, log.queries(), log.examination());
    }
  }
}
