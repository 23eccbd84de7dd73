package io.cltr.value.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Interval;
import io.cltr.interval.Sample;
import io.cltr.interval.Sequence;
import io.cltr.interval.SequenceState;
import io.cltr.interval.StudentT;
import io.cltr.interval.Totals;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A log of single actions that grows by 100 units each night, valued each night: the share of logs
 * whose bounds hold the truth at all of 50 looks. Bounds carried from night to night do; t does
 * not; {@code sequence} counted anew from the whole log at each look is measured beside them.
 */
class SequenceCoverageTest {
  private static final int LOOKS = 50;
  private static final int UNITS = 100;

  private final ActionWorld world = new ActionWorld(20261120);

  /** Keeps the samples it is asked about. */
  private record Kept(List<Sample> samples) implements Interval {
    @Override
    public String id() {
      return "kept";
    }

    @Override
    public String summary() {
      return "kept";
    }

    @Override
    public String source() {
      return "test";
    }

    @Override
    public Bounds of(Sample sample, double level) {
      samples.add(sample);
      return Bounds.refused(id(), "kept");
    }
  }

  /** What the units of one night say of IPS, by policy. */
  private static List<Sample> night(List<Impression> log) {
    Kept kept = new Kept(new ArrayList<>());
    Source<Impression> source = Coverage.source(log);
    new Valuation(
            ActionWorld.policies(),
            List.of(new ExpectedClicks()),
            List.of(new Ips()),
            new Slices(List.of()),
            Examination.uniform(1),
            new LoggedWeighting(ActionWorld.LEAST, 1),
            Optional.empty(),
            List.of(kept))
        .run(
            source,
            Source.of(List.of(), Layout.byKey()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(1, Units.BUCKETS),
            0.95);
    return kept.samples();
  }

  /** The looks at one policy's value. */
  private static final class Looks {
    private final double truth;
    private final SortedMap<Integer, Totals> log = new TreeMap<>();
    private SequenceState state;
    private boolean t = true;
    private boolean anew = true;

    Looks(double truth) {
      this.truth = truth;
    }

    void after(Sample night) {
      if (state == null) {
        state = SequenceState.start(0.95, night.range().orElseThrow());
      }
      for (int b = 0; b < night.numbers().length; b++) {
        Totals units = night.buckets().get(b);
        log.merge(night.numbers()[b], units, Totals::plus);
        state = state.next(units.units(), units.sums()[1], units.product(1, 1));
      }
      Sample sofar =
          Sample.oneStage(
              night.statistic(),
              List.copyOf(log.values()),
              log.keySet().stream().mapToInt(Integer::intValue).toArray(),
              night.range());
      t &= holds(new StudentT().of(sofar, 0.95));
      anew &= holds(new Sequence().of(sofar, 0.95));
    }

    private boolean holds(Bounds bounds) {
      return bounds.low() <= truth && truth <= bounds.high();
    }

    private Found found(String name, boolean holds) {
      return new Found(name, truth, holds ? truth : Double.NaN, truth, truth);
    }

    List<Found> found(String policy) {
      return List.of(
          found("50 looks, " + policy + ", t", t),
          found("50 looks, " + policy + ", sequence anew", anew),
          found(
              "50 looks, " + policy + ", sequence", state.low() <= truth && truth <= state.high()));
    }
  }

  @Test
  void boundsCarriedFromNightToNightHoldAtAllLooks() {
    SortedMap<String, Tally> tallies =
        Coverage.over(
            8,
            i -> {
              Generator random = new Generator(7800).split(i);
              List<Looks> looks =
                  List.of(
                      new Looks(world.truths().get("soft")),
                      new Looks(world.truths().get("fixed")));
              for (int look = 0; look < LOOKS; look++) {
                List<Sample> night = night(world.log(random.split(look), look * UNITS, UNITS, 1));
                for (int p = 0; p < looks.size(); p++) {
                  looks.get(p).after(night.get(p));
                }
              }
              List<Found> found = new ArrayList<>(looks.get(0).found("soft"));
              found.addAll(looks.get(1).found("fixed"));
              return found;
            });
    for (String policy : List.of("soft", "fixed")) {
      Tally sequence = tallies.get("50 looks, " + policy + ", sequence");
      assertThat(sequence.share()).isGreaterThanOrEqualTo(0.95 - sequence.slack());
      assertThat(tallies.get("50 looks, " + policy + ", t").share()).isLessThan(0.85);
    }
  }
}
