package io.cltr.jobs.report.svg;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A labelled range of numbers with ticks.
 *
 * @param label what the axis shows, with its unit
 * @param low lower end
 * @param high upper end, above {@code low}
 * @param ticks inside the range, increasing
 */
public record Axis(String label, double low, double high, List<Tick> ticks) {

  /** A number and what is written at it. */
  public record Tick(double at, String label) {}

  /** Checks the range. */
  public Axis {
    if (!(low < high)) {
      throw new IllegalArgumentException("axis '%s' from %s to %s".formatted(label, low, high));
    }
    ticks = List.copyOf(ticks);
  }

  /**
   * An axis that covers {@code low} to {@code high} and ends at ticks, which are multiples of 1, 2
   * or 5 times a power of ten; about {@code count} steps. Ends that are equal or not finite are
   * replaced by a range around them.
   */
  public static Axis nice(String label, double low, double high, int count) {
    double from = Double.isFinite(low) ? low : Double.isFinite(high) ? high : 0;
    double to = Double.isFinite(high) ? high : from;
    if (!(from < to)) {
      double widened = from == 0 ? 1 : Math.abs(from) / 10;
      to = from + widened;
      from = from - widened;
    }
    Step step = Step.of((to - from) / count);
    long first = (long) Math.floor(from / step.size() + 1e-9);
    long last = (long) Math.ceil(to / step.size() - 1e-9);
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      ticks.add(new Tick(step.times(i), step.label(i)));
    }
    return new Axis(label, step.times(first), step.times(last), ticks);
  }

  /**
   * The range from {@code low} to {@code high} with a little room, and as many of the ticks of
   * {@link #nice} as their labels fit side by side into {@code width} units.
   */
  static Axis fitting(String label, double low, double high, double width) {
    Axis axis = nice(label, low, high, 1);
    double room = Double.isFinite(high - low) ? (high - low) / 25 : 0;
    for (int count = 8; count > 1; count--) {
      Axis finer = nice(label, low, high, count);
      if (room > 0) {
        List<Tick> inside =
            finer.ticks().stream()
                .filter(tick -> tick.at() >= low - room && tick.at() <= high + room)
                .toList();
        finer = new Axis(label, low - room, high + room, inside);
      }
      int longest = finer.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
      double step =
          finer.ticks().size() < 2 ? 0 : finer.ticks().get(1).at() - finer.ticks().get(0).at();
      if (finer.place(finer.low() + step, 0, width) >= 6.4 * longest + 5) {
        return finer;
      }
    }
    return axis;
  }

  /**
   * The whole numbers from {@code first} to {@code last}, at most {@code most} of them labelled.
   */
  public static Axis integers(String label, int first, int last, int most) {
    int step = Math.max(1, (int) Step.of((last - first + 1.0) / most).size());
    List<Tick> ticks = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      if (i % step == 0) {
        ticks.add(new Tick(i, String.format(Locale.ROOT, "%,d", i)));
      }
    }
    return new Axis(label, first - (last - first) * 0.02 - 0.1, last + 0.1, ticks);
  }

  /** Names at 0, 1, …, at most {@code most} of them labelled, evenly. */
  public static Axis names(String label, List<String> names, int most) {
    int step = Math.max(1, (names.size() + most - 1) / most);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i += step) {
      ticks.add(new Tick(i, names.get(i)));
    }
    return new Axis(label, -0.6, names.size() - 0.4, ticks);
  }

  /** Where {@code value} lies when the axis is drawn from {@code start} to {@code end}. */
  public double place(double value, double start, double end) {
    return start + (value - low) / (high - low) * (end - start);
  }

  /** Whether {@code value} lies on the axis. */
  public boolean holds(double value) {
    return value >= low && value <= high;
  }

  /** The step {@code multiple} · 10^{@code exponent}. */
  private record Step(int multiple, int exponent) {

    static Step of(double raw) {
      int exponent = (int) Math.floor(StrictMath.log10(raw));
      double share = raw / StrictMath.pow(10, exponent);
      if (share < 1.5) {
        return new Step(1, exponent);
      }
      if (share < 3.5) {
        return new Step(2, exponent);
      }
      return share < 7.5 ? new Step(5, exponent) : new Step(1, exponent + 1);
    }

    double size() {
      return times(1);
    }

    double times(long i) {
      return exact(i).doubleValue();
    }

    String label(long i) {
      String text = String.format(Locale.ROOT, "%,." + Math.max(0, -exponent) + "f", exact(i));
      return text.replace('-', '−');
    }

    private BigDecimal exact(long i) {
      return BigDecimal.valueOf(i * multiple).scaleByPowerOfTen(exponent);
    }
  }
}
