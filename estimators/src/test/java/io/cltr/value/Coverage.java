package io.cltr.value;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Estimates with their intervals over many logs of a known world, by name. */
final class Coverage {
  /** Number of logs; {@code mvn -Pcoverage} takes more. */
  static final int LOGS = Integer.getInteger("cltr.logs", 400);

  /** Three standard deviations of the share of covering 95 % intervals. */
  static final double SLACK = 3 * Math.sqrt(0.95 * 0.05 / LOGS);

  private Coverage() {}

  /** What one log says of one quantity, and the truth. */
  record Found(String name, double estimate, double low, double high, double truth) {}

  /** What all logs say of one quantity. */
  static final class Tally {
    private int logs;
    private int covered;
    private double errors;
    private double squares;

    private void add(Found found) {
      double error = found.estimate() - found.truth();
      logs++;
      covered += found.low() <= found.truth() && found.truth() <= found.high() ? 1 : 0;
      errors += error;
      squares += error * error;
    }

    /** Share of the intervals that cover the truth. */
    double share() {
      return (double) covered / logs;
    }

    /** Mean error in standard deviations of one estimate. */
    double bias() {
      double mean = errors / logs;
      return mean / Math.sqrt(squares / logs - mean * mean);
    }
  }

  /** What the logs 0..{@link #LOGS}−1 say, printed by name. */
  static SortedMap<String, Tally> over(IntFunction<List<Found>> log) {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    IntStream.range(0, LOGS)
        .parallel()
        .mapToObj(log)
        .forEachOrdered(
            all -> all.forEach(f -> tallies.computeIfAbsent(f.name(), n -> new Tally()).add(f)));
    tallies.forEach(
        (name, tally) ->
            System.out.printf("%-60s %.4f %+.3f%n", name, tally.share(), tally.bias()));
    return tallies;
  }
}
