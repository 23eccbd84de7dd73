package io.cltr.jobs.compare;

import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.Axis.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** An axis whose steps are factors: it places log10 of a number and writes the number. */
final class LogAxis {
  private static final double ROOM = 0.04;
  private static final List<int[]> STEPS =
      List.of(new int[] {1, 2, 5}, new int[] {1, 3}, new int[] {1});

  private LogAxis() {}

  /** Covers the positive numbers among {@code values}, with at most {@code most} ticks. */
  static Axis over(String label, DoubleStream values, int most) {
    double[] logs =
        values.filter(x -> x > 0 && Double.isFinite(x)).map(StrictMath::log10).toArray();
    double low = DoubleStream.of(logs).min().orElse(0);
    double high = DoubleStream.of(logs).max().orElse(0);
    double room = Math.max(0.02, ROOM * (high - low));
    if (high - low < 0.3) {
      room = 0.15 + ROOM;
    }
    low -= room;
    high += room;
    List<Tick> ticks = List.of();
    for (int[] steps : STEPS) {
      ticks = ticks(low, high, steps);
      if (ticks.size() <= most) {
        break;
      }
    }
    return new Axis(label, low, high, ticks);
  }

  /** The given numbers as ticks. */
  static Axis at(String label, List<Long> values) {
    Axis axis = over(label, values.stream().mapToDouble(Long::doubleValue), 1);
    List<Tick> ticks =
        values.stream().map(v -> new Tick(StrictMath.log10((double) v), Numbers.count(v))).toList();
    return new Axis(label, axis.low(), axis.high(), ticks);
  }

  private static List<Tick> ticks(double low, double high, int[] steps) {
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(low); exponent <= high; exponent++) {
      for (int step : steps) {
        double at = exponent + StrictMath.log10(step);
        if (at >= low && at <= high) {
          ticks.add(new Tick(at, text(step, exponent)));
        }
      }
    }
    return ticks;
  }

  private static String text(int step, int exponent) {
    double value = step * StrictMath.pow(10, exponent);
    return exponent < -4 ? step + "e" + exponent : Numbers.significant(value, 1);
  }
}
