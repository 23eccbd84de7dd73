package io.cltr.value.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.OneFeature;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/**
 * The variance that draws of a stochastic policy add to a value is that of the value over the seeds
 * of the draws, on one log, and the exact value of the policy is their mean.
 */
class DrawnVarianceTest {
  private static final int SEEDS = 4000;
  private static final int TOGETHER = 200;
  private static final int DRAWS = 20;
  private static final double COOL = 0.5;
  private static final int DEPTH = 6;

  /** So many that ranks are drawn. */
  private static final int DOCUMENTS = 60;

  private static final Examination THETA =
      new Examination(new double[] {1, 0.7, 0.5, 0.4, 0.3, 0.2});

  private static String document(int d) {
    return "d%02d".formatted(d);
  }

  private static float feature(int query, int document) {
    return (float) (2 * new Generator(3).split(query).split(document).nextDouble());
  }

  private static List<Keyed<Query>> candidates() {
    List<Keyed<Query>> all = new ArrayList<>();
    for (int q = 0; q < 3; q++) {
      String[] ids = new String[DOCUMENTS];
      float[] features = new float[DOCUMENTS];
      for (int d = 0; d < DOCUMENTS; d++) {
        ids[d] = document(d);
        features[d] = feature(q, d);
      }
      all.add(
          new Keyed<>(
              "q" + q,
              new Query("q" + q, ids, features, 1, Collections.nCopies(DOCUMENTS, List.of()))));
    }
    return all;
  }

  /** Random rankings; the query q0 is twice as frequent. */
  private static List<Impression> log() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Generator random = new Generator(11).split(i);
      int q = Math.max(0, random.nextInt(4) - 1);
      int[] order = new int[DOCUMENTS];
      for (int d = 0; d < DOCUMENTS; d++) {
        order[d] = d;
      }
      random.shuffle(order, DOCUMENTS);
      String[] shown = new String[DEPTH];
      double[] clicks = new double[DEPTH];
      for (int k = 0; k < DEPTH; k++) {
        shown[k] = document(order[k]);
        clicks[k] = random.nextBoolean(THETA.at(k + 1) * (order[k] % 3) / 3.0) ? 1 : 0;
      }
      log.add(Logs.impression("i" + i, "u" + i, "q" + q, "A", shown, clicks));
    }
    return log;
  }

  private static ValueTable values(List<Policy> policies) {
    Source<Impression> log = Source.of(log(), Impression.LAYOUT);
    return new Valuation(
            policies,
            List.of(new ExpectedClicks()),
            List.of(new Ips()),
            new Slices(List.of()),
            THETA,
            new DisplayWeighting())
        .run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            Source.of(candidates(), Layout.byKey()),
            BucketInfluence.none(DEPTH, Units.BUCKETS),
            0.95);
  }

  @Test
  void isTheVarianceOverSeeds() {
    double[] values = new double[SEEDS];
    double told = 0;
    for (int batch = 0; batch < SEEDS / TOGETHER; batch++) {
      List<Policy> policies = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        int seed = batch * TOGETHER + i;
        policies.add(new PlackettLuce("s" + seed, new OneFeature(), COOL, DRAWS, seed));
      }
      List<ValueTable.CellValue> cells = values(policies).cells();
      for (int i = 0; i < TOGETHER; i++) {
        values[batch * TOGETHER + i] = cells.get(i).value();
        told += cells.get(i).drawn() / SEEDS;
      }
    }
    double variance = StatUtils.variance(values);
    assertThat(told).isCloseTo(variance, within(0.07 * variance));
    assertThat(StatUtils.mean(values))
        .isCloseTo(
            values(List.of(new Exact())).cells().get(0).value(),
            within(4 * Math.sqrt(variance / SEEDS)));
  }

  /** The same policy with rank probabilities by quadrature. */
  private record Exact() implements Policy {
    @Override
    public String name() {
      return "exact";
    }

    @Override
    public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
      double[] scores = new OneFeature().scores(query);
      return Optional.of(
          PlackettLuceRanks.of(Arrays.stream(scores).map(f -> f / COOL).toArray(), depth));
    }

    @Override
    public Optional<int[]> draw(Query query, Displays displays, long key) {
      return Optional.empty();
    }
  }
}
