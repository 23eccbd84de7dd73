package io.cltr.learner;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.signal.QuerySignal;
import io.cltr.signal.QuerySignal.SignalList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** γ_d = 2^{y_d} − 1, whatever the log: one list of its graded documents per query. */
record TrueGrades() implements ListEvidence {
  @Override
  public String id() {
    return "grades";
  }

  @Override
  public List<SortedMap<String, Double>> columns() {
    return List.of(Collections.emptySortedMap());
  }

  @Override
  public Source<Keyed<QuerySignal>> of(TrainingLog log, Source<Impression> impressions) {
    return log.grades().map(item -> new Keyed<>(item.key(), of(item.value())));
  }

  private static QuerySignal of(Grades graded) {
    double[] gains = Arrays.stream(graded.grades()).map(y -> StrictMath.pow(2, y) - 1).toArray();
    double mass = Arrays.stream(gains).sum();
    long positive = Arrays.stream(gains).filter(gain -> gain > 0).count();
    return new QuerySignal(
        1,
        1,
        0,
        List.of(
            new SignalList(
                graded.documents(),
                positive,
                mass,
                new double[] {mass},
                new double[][] {gains},
                new double[0])));
  }
}
