package io.cltr.change;

import java.util.HashMap;
import java.util.Map;

/** Reads {@link Flips} of changes; what was read once is kept. */
public final class ChangeReader {
  private final Changes changes;
  private final Map<Threshold, Flips> read = new HashMap<>();

  private record Threshold(double share, double level) {}

  /** Reads {@code changes}. */
  public ChangeReader(Changes changes) {
    this.changes = changes;
  }

  /** What is read. */
  public Changes changes() {
    return changes;
  }

  /** {@link Flips#of}. */
  public Flips flips(double share, double level) {
    return read.computeIfAbsent(
        new Threshold(share, level), key -> Flips.of(changes, share, level));
  }
}
