package io.cltr.interval;

/**
 * Anytime-valid bounds of a mean of unit contributions with a known range: {@link SequenceState}
 * run through the buckets of one sample in their order, each a look. Wider than {@link Betting},
 * since they hold at all looks together; a gate that looks every night keeps the state instead.
 *
 * <p>The bounds need not hold the plain mean, because units are weighted by the bets. Refused where
 * {@link Hoeffding} is, and where the bounds cross: then the units had no common mean. Cost: one
 * pass over the buckets.
 */
public record Sequence() implements Interval {
  @Override
  public String id() {
    return "sequence";
  }

  @Override
  public String summary() {
    return "Finite-sample bounds of a mean that hold at all looks together";
  }

  @Override
  public String source() {
    return "Waudby-Smith, Ramdas, JRSS-B 2023, theorem 2; Howard et al., Ann. Stat. 2021";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    Levels.require(level);
    String method = Wording.method("anytime-valid sequence, finite-sample", sample);
    String refusal = BoundedMean.refusal(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    BoundedMean bounded = BoundedMean.of(sample);
    SequenceState state = SequenceState.start(level, new Sample.Range(0, 1));
    for (Chunk chunk : bounded.chunks()) {
      state = state.next(chunk.units(), chunk.sum(), chunk.squares());
    }
    return state.consistent()
        ? bounded.bounds(state.low(), state.high(), method)
        : Bounds.refused(
            method, "buckets of units contradict a common mean; look for drift, or use t");
  }
}
