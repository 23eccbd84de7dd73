package io.cltr.value.display;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.testing.SmallWorld;
import io.cltr.value.Comparison;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;

/** The values of a logger and of a ranking that never logged, and their difference. */
record WorldValues(SmallWorld world, int depth) {
  private static final int LOGGER = 0;
  private static final int OTHER = 3;

  /** What {@code log} says of them in clicks and DCG. */
  List<Found> found(
      Source<Impression> log, String how, Examination examination, BucketInfluence influence) {
    List<Metric> metrics = List.of(new ExpectedClicks(), new Dcg(depth));
    ValueTable table =
        new Valuation(
                List.of(world.policy(LOGGER), world.policy(OTHER)),
                metrics,
                List.of(new Ips()),
                new Slices(List.of()),
                examination,
                new DisplayWeighting())
            .run(
                log,
                log.grouped(Impression::query, new DisplaysFold()),
                Source.of(world.candidates(), Layout.byKey()),
                influence,
                0.95);
    List<Found> found = new ArrayList<>();
    for (Metric metric : metrics) {
      double[] weights = metric.rankWeights(world.examination());
      double logger = world.value(LOGGER, weights);
      double other = world.value(OTHER, weights);
      String name = how + ", " + metric.id() + ", ";
      for (Value value : table.values()) {
        if (value.metric().equals(metric.id())) {
          boolean logged = value.policy().equals(world.policy(LOGGER).name());
          found.add(
              new Found(
                  name + "value of " + value.policy(),
                  value.value(),
                  value.low(),
                  value.high(),
                  logged ? logger : other));
        }
      }
      for (Comparison comparison : table.comparisons(world.policy(LOGGER).name())) {
        if (comparison.metric().equals(metric.id())) {
          found.add(
              new Found(
                  name + "difference",
                  comparison.difference(),
                  comparison.low(),
                  comparison.high(),
                  other - logger));
        }
      }
    }
    return found;
  }
}
