package io.cltr.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Estimates with their intervals over many logs of a known world, by name. */
public final class Coverage {
  /** Number of logs; {@code mvn -Pthorough} takes more. */
  public static final int LOGS = Integer.getInteger("cltr.logs", 200);

  private static final int THOROUGH = 4000;

  /** In standard errors, what estimates may be off; it costs an interval 0.1 % of its coverage. */
  private static final double BIAS = 0.1;

  /** Three standard deviations of the share of covering 95 % intervals. */
  public static final double SLACK = 3 * Math.sqrt(0.95 * 0.05 / LOGS);

  /** How much wider than estimates spread intervals may be, beside chance. */
  private static final double WIDE = 1.2;

  private Coverage() {}

  /** What one log says of one quantity, and the truth. */
  public record Found(String name, double estimate, double low, double high, double truth) {}

  /** What all logs say of one quantity. */
  public static final class Tally {
    private int logs;
    private int covered;
    private double errors;
    private double squares;
    private double widths;

    private void add(Found found) {
      double error = found.estimate() - found.truth();
      logs++;
      covered += found.low() <= found.truth() && found.truth() <= found.high() ? 1 : 0;
      errors += error;
      squares += error * error;
      widths += found.high() - found.low();
    }

    /**
     * How far the share of covering 95 % intervals may be from .95: 1 % if the check is thorough,
     * else four standard deviations, since many shares are checked at once.
     */
    public double slack() {
      return logs < THOROUGH ? 4 * Math.sqrt(0.95 * 0.05 / logs) : 0.01;
    }

    /**
     * Checks that 95 % of the intervals hold the truth, that they are not wider than estimates
     * spread, which few logs do not show otherwise, and that estimates are not far off.
     */
    public void assertHolds(String name) {
      assertThat(share()).as(name).isBetween(0.95 - slack(), 0.95 + slack());
      assertThat(width()).as("width, " + name).isLessThan(WIDE + 4 / Math.sqrt(2.0 * logs));
      assertUnbiased(name);
    }

    /** Checks that estimates are not far off. */
    public void assertUnbiased(String name) {
      assertThat(Math.abs(bias())).as("bias, " + name).isLessThan(BIAS + 4 / Math.sqrt(logs));
    }

    /** Share of the intervals that cover the truth. */
    public double share() {
      return (double) covered / logs;
    }

    /** Mean error in standard deviations of one estimate; 0 where all are the truth. */
    public double bias() {
      return squares == 0 ? 0 : errors / logs / deviation();
    }

    /** Mean width in that of a normal interval of the standard deviation of one estimate. */
    public double width() {
      return widths / logs / (2 * 1.96 * deviation());
    }

    private double deviation() {
      double mean = errors / logs;
      return Math.sqrt(squares / logs - mean * mean);
    }
  }

  /** What the logs 0..{@link #LOGS}−1 say, printed by name. */
  public static SortedMap<String, Tally> over(IntFunction<List<Found>> log) {
    return overLogs(LOGS, log);
  }

  /** The same of logs that take long: one in {@code share} of them unless the check is thorough. */
  public static SortedMap<String, Tally> over(int share, IntFunction<List<Found>> log) {
    return overLogs(LOGS < THOROUGH ? LOGS / share : LOGS, log);
  }

  private static SortedMap<String, Tally> overLogs(int logs, IntFunction<List<Found>> log) {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    IntStream.range(0, logs)
        .parallel()
        .mapToObj(log)
        .forEachOrdered(
            all -> all.forEach(f -> tallies.computeIfAbsent(f.name(), n -> new Tally()).add(f)));
    tallies.forEach(
        (name, tally) ->
            System.out.printf(
                "%-60s %.4f %+.3f %.3f%n", name, tally.share(), tally.bias(), tally.width()));
    return tallies;
  }

  /** The impression as a unit of its own. */
  public static Impression alone(Impression one) {
    return new Impression(
        one.id(),
        one.id(),
        Units.bucket(one.id()),
        one.query(),
        one.logger(),
        one.shownAt(),
        one.randomization(),
        one.context(),
        one.weight(),
        one.documents(),
        one.positions(),
        one.clicks(),
        one.rewards(),
        one.loggingProbabilities());
  }

  /** All in one block: the same values, in less time. */
  public static Source<Impression> source(List<Impression> log) {
    return Source.of(log, new Coarse());
  }

  private record Coarse() implements Layout<Impression> {
    @Override
    public int block(Impression item) {
      return 0;
    }

    @Override
    public Comparator<Impression> order() {
      return Comparator.comparingInt(Impression::bucket).thenComparing(Impression.LAYOUT.order());
    }
  }
}
