package io.cltr.interval;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Shares of simulated logs whose intervals hold the truth. Seeds are those of the log's number. */
final class CoverageCells {
  /** Logs of each cell; {@code mvn -Pthorough} takes five times as many. */
  static final int LOGS = Math.max(4000, 5 * Integer.getInteger("cltr.logs", 200));

  /** What 95 % less three standard deviations of the share of {@link #LOGS} is. */
  static final double LEAST = 0.95 - 3 * Math.sqrt(0.95 * 0.05 / LOGS);

  private static final long SEED = 20_261_120;

  private CoverageCells() {}

  /** A simulated log by kinds' names, and whether the interval of each holds the truth. */
  static SortedMap<String, Double> of(String cell, Function<Generator, List<Found>> log) {
    SortedMap<String, Double> shares = new TreeMap<>();
    Generator cells = new Generator(SEED).split(cell);
    IntStream.range(0, LOGS)
        .parallel()
        .mapToObj(i -> log.apply(cells.split(i)))
        .forEachOrdered(
            all -> all.forEach(f -> shares.merge(f.kind, f.holds ? 1.0 / LOGS : 0, Double::sum)));
    shares.forEach((kind, share) -> System.out.printf("%-42s %-24s %.4f%n", cell, kind, share));
    return shares;
  }

  /** Whether the interval of {@code kind} held the truth. */
  record Found(String kind, boolean holds) {}

  /** The 95 % intervals of {@code kinds}, of which none may be refused. */
  static List<Found> found(List<Interval> kinds, Sample sample, double truth) {
    List<Found> found = new ArrayList<>();
    for (Interval kind : kinds) {
      found.add(found(kind.id(), kind, sample, truth));
    }
    return found;
  }

  /** The same of one kind under another name. */
  static Found found(String name, Interval kind, Sample sample, double truth) {
    Bounds bounds = kind.of(sample, 0.95);
    if (!bounds.holds()) {
      throw new AssertionError(name + ": " + bounds.refusal());
    }
    return new Found(name, bounds.low() <= truth && truth <= bounds.high());
  }
}
