package io.cltr.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Twenty slices of two queries each. The candidate swaps documents of equal relevance everywhere,
 * and in one slice turns production's ranking round.
 */
class SliceWorldTest {
  private static final int SLICES = 20;
  private static final int IMPRESSIONS = 6000;
  private static final int BROKEN = 7;
  private static final int LOGS = Integer.getInteger("cltr.logs", 200) / 4;
  private static final double[] THETA = {1, 0.6, 0.4, 0.3};
  private static final double[] GAMMA = {0.5, 0.5, 0.25, 0.1};
  private static final WorstSlice RULE =
      new WorstSlice("clicks", "ips", List.of("segment"), 0, 0.95);

  private record Ranking(String name, boolean candidate, int broken) implements Policy {
    @Override
    public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
      int slice = Integer.parseInt(query.id().substring(1)) % SLICES;
      int[] order = candidate ? new int[] {1, 0, 2, 3} : new int[] {0, 1, 2, 3};
      return Optional.of(
          Ranks.of(candidate && slice == broken ? new int[] {3, 2, 1, 0} : order, depth));
    }

    @Override
    public Optional<int[]> draw(Query query, Displays displays, long key) {
      return Optional.empty();
    }
  }

  private static RuleResult judged(int broken, int log) {
    Generator random = new Generator(91).split(log);
    List<Impression> impressions = new ArrayList<>();
    for (int i = 0; i < IMPRESSIONS; i++) {
      int q = random.nextInt(2 * SLICES);
      boolean reversed = random.nextBoolean(0.5);
      String[] documents = new String[4];
      double[] clicks = new double[4];
      for (int k = 0; k < 4; k++) {
        int d = reversed ? 3 - k : k;
        documents[k] = "d" + d;
        clicks[k] = random.nextBoolean(THETA[k] * GAMMA[d]) ? 1 : 0;
      }
      impressions.add(
          new Impression(
              "i" + i,
              "u" + i,
              Units.bucket("u" + i),
              "q" + q,
              reversed ? "B" : "A",
              0,
              "",
              Map.of("segment", "s" + q % SLICES),
              documents,
              new int[] {1, 2, 3, 4},
              clicks,
              clicks,
              new double[0]));
    }
    Source<Impression> source = Source.of(impressions, Impression.LAYOUT);
    ValueTable values =
        new Valuation(
                List.of(new Ranking("new", true, broken), new Ranking("old", false, broken)),
                List.of(new ExpectedClicks()),
                List.of(new Ips()),
                new Slices(List.of("segment")),
                new Examination(THETA),
                new DisplayWeighting())
            .run(
                source,
                source.grouped(Impression::query, new DisplaysFold()),
                Source.of(candidates(), Layout.byKey()),
                BucketInfluence.none(4, Units.BUCKETS),
                0.95);
    return RULE.judge(
        new GateEvidence(
            "new",
            "old",
            values,
            Optional.empty(),
            new LogEvidence("", List.of(), List.of(), List.of(), List.of()),
            "",
            Optional.empty()));
  }

  private static List<Keyed<Query>> candidates() {
    List<Keyed<Query>> all = new ArrayList<>();
    for (int q = 0; q < 2 * SLICES; q++) {
      String[] documents = {"d0", "d1", "d2", "d3"};
      all.add(
          new Keyed<>(
              "q" + q,
              new Query("q" + q, documents, new float[0], 0, Collections.nCopies(4, List.of()))));
    }
    return all;
  }

  private static boolean names(RuleResult result, String slice) {
    return result.parts().stream()
        .anyMatch(part -> part.verdict() == Verdict.FAIL && part.name().equals(slice));
  }

  @Test
  void aPlantedRegressionIsNamed() {
    long named =
        IntStream.range(0, LOGS)
            .parallel()
            .filter(log -> names(judged(BROKEN, log), "segment=s" + BROKEN))
            .count();
    System.out.printf("planted regression in one of 20 slices: named in %d of %d%n", named, LOGS);
    assertThat((double) named / LOGS).isGreaterThanOrEqualTo(0.9);
  }

  /** Every slice is at the margin, which is 0: nothing changes in truth. */
  @Test
  void aFalseOneIsNamedSeldom() {
    long named =
        IntStream.range(0, LOGS)
            .parallel()
            .filter(log -> judged(-1, log).verdict() == Verdict.FAIL)
            .count();
    System.out.printf("no regression: one is named in %d of %d%n", named, LOGS);
    assertThat((double) named / LOGS).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / LOGS));
  }
}
