package io.cltr.learner;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.optimise.Lbfgs;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import io.cltr.scorer.Linear;
import io.cltr.signal.InversePropensity;
import io.cltr.testing.RankerLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The learners that are held to the laws of {@link Learner}, and the log that they learn from. */
final class ContractLearners {
  private static final Examination THETA = new Examination(new double[] {1, .5, 1 / 3., .25});

  static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);
  static final List<Impression> LOG = RankerLogs.randomLog(QUERIES, 400, 2);
  private static final Set<String> NEED_A_LIBRARY = Set.of("ips-lambdamart", "lambdarank-unbiased");

  /** By default it protects nobody, which is an error. */
  private static final Learner PROTECTING =
      new Deltr(
          new InversePropensity(),
          Lists.shown,
          new Linear(),
          List.of("late"),
          List.of(1.0, .1),
          List.of(1e-2, 1e-4),
          new Lbfgs());

  private ContractLearners() {}

  static List<Learner> learners() {
    return Methods.of(Learner.class).values().stream()
        .filter(learner -> !learner.onActions() && !NEED_A_LIBRARY.contains(learner.id()))
        .map(learner -> learner.id().equals("deltr") ? PROTECTING : learner)
        .toList();
  }

  static Stream<Learner> learnersFromClicks() {
    return learners().stream().filter(learner -> !learner.id().equals("full-information"));
  }

  /** Those that no reward model tells what a lone document is worth. */
  static Stream<Learner> learnersOfOrder() {
    return learnersFromClicks().filter(learner -> !learner.id().equals("dr-policy"));
  }

  static Stream<Learner> learnersOfFeatures() {
    return learners().stream().filter(Learner::readsFeatures);
  }

  static Stream<Learner> learnersOfIds() {
    return learners().stream().filter(learner -> !learner.readsFeatures());
  }

  static Stream<Learner> learnersOfFeaturesFromClicks() {
    return learnersFromClicks().filter(Learner::readsFeatures);
  }

  static List<TrainedRanker> train(Learner learner, List<Impression> log, List<Query> queries) {
    return learner.train(
        new TrainingLog(
            RankerLogs.log(log),
            RankerLogs.log(log),
            RankerLogs.queries(queries.stream().map(RankerLogs::grouped).toList()),
            THETA,
            grades(queries),
            Optional.empty(),
            1));
  }

  /** 1 where the first feature is positive. */
  private static Source<Keyed<Grades>> grades(List<Query> queries) {
    List<Keyed<Grades>> grades = new ArrayList<>();
    for (Query query : queries) {
      double[] own = new double[query.size()];
      Arrays.setAll(
          own, d -> query.hasFeatures() && query.features()[d * query.width()] > 0 ? 1 : 0);
      grades.add(new Keyed<>(query.id(), new Grades(query.documents(), own)));
    }
    return Source.of(grades, Layout.byKey());
  }

  static double[] scores(Ranker ranker) {
    return QUERIES.stream().flatMapToDouble(q -> Arrays.stream(ranker.scores(q))).toArray();
  }

  /** Everything that was learnt, to the last bit. */
  static List<Object> bits(List<TrainedRanker> rankers) {
    List<Object> bits = new ArrayList<>();
    for (TrainedRanker r : rankers) {
      bits.add(r.hyperParameters());
      bits.add(Arrays.toString(scores(r.ranker())));
      bits.add(r.objective());
      bits.add(r.clippedShare());
    }
    return bits;
  }
}
