package io.cltr.gate;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.random.Generator;
import io.cltr.testing.SmallWorld;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Optional;

/**
 * Six queries of five documents, four of which are shown, by two loggers; production is the first
 * of them, the candidate a ranking that never logged and loses a known share of its value. Users
 * have two impressions and clicks of their own rate.
 */
final class MarginWorld {
  private static final int DEPTH = 4;

  private final SmallWorld world = new SmallWorld(34, 6, 5, DEPTH, 0.6, 0.4);
  private final Policy production = world.policy(0);
  private final Policy candidate = world.policy(2);

  /** 1 − V_c/V_p, in truth. */
  double loss() {
    double[] weights = new ExpectedClicks().rankWeights(world.examination());
    return 1 - world.value(2, weights) / world.value(0, weights);
  }

  ValueTable values(Generator random, int impressions) {
    List<Impression> log = world.log(random, impressions, 2);
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    return new Valuation(
            List.of(candidate, production),
            List.of(new ExpectedClicks()),
            List.of(new Ips()),
            new Slices(List.of()),
            world.examination(),
            new DisplayWeighting())
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            Source.of(world.candidates(), Layout.byKey()),
            BucketInfluence.none(DEPTH, Units.BUCKETS),
            0.95);
  }

  GateEvidence evidence(ValueTable values) {
    return new GateEvidence(
        candidate.name(),
        production.name(),
        values,
        Optional.empty(),
        new LogEvidence("", List.of(), List.of(), List.of(), List.of()),
        "",
        Optional.empty());
  }

  Verdict verdict(GateRule rule, Generator random, int impressions) {
    return rule.judge(evidence(values(random, impressions))).verdict();
  }

  /** A history of one night. */
  JudgedNights start() {
    return new JudgedNights(
        "",
        "",
        world.examination().theta(),
        world.examination().beta(),
        new double[DEPTH][DEPTH],
        List.of());
  }

  /** What one night's new units say. */
  JudgedNights.JudgedNight night(Generator random, int impressions) {
    ValueTable values = values(random, impressions);
    ValueTable.CellValue ours = values.find(candidate.name(), "clicks", "ips", Slices.ALL);
    ValueTable.CellValue theirs = values.find(production.name(), "clicks", "ips", Slices.ALL);
    return new JudgedNights.JudgedNight(
        "",
        "",
        ours.units(),
        ours.impressions(),
        List.of(
            new JudgedNights.NightValue(
                "clicks",
                "ips",
                ValueTable.paired(ours, theirs),
                ours.slope(),
                theirs.slope(),
                0,
                0,
                true)));
  }
}
