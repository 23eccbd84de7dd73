package io.cltr.interval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * SLOPE, a choice among estimates of one value whose bias falls as their variance grows (weights
 * clipped higher and higher), without an estimate of the bias.
 *
 * <pre>
 * sort by half-width c, widest first; accept i while |v_j − v_i| ≤ c_i + (√6 − 1) c_j for all accepted j
 * the choice is the last accepted
 * </pre>
 *
 * <p>Where all half-widths hold and the bias is monotone in the order, the error of the choice is
 * within a constant factor of the smallest sum of bias and half-width. Candidates of equal width
 * keep the order given; such as are not finite do not take part. Cost: the square of their number.
 *
 * <p>Source: Su, Srinath, Krishnamurthy, ICML 2020; the constant √6 − 1 is that of Tucker, Lee,
 * 2021.
 */
public final class Slope {
  private static final double CONSTANT = Math.sqrt(6) - 1;

  private Slope() {}

  /** The index of the chosen candidate; empty where none is finite. */
  public static OptionalInt choose(double[] values, double[] halfWidths) {
    if (values.length != halfWidths.length) {
      throw new IllegalArgumentException(
          "%d values with %d half-widths".formatted(values.length, halfWidths.length));
    }
    List<Integer> accepted = new ArrayList<>();
    accept(
        widestFirst(IntStream.range(0, values.length), values, halfWidths),
        accepted,
        values,
        halfWidths);
    return last(accepted);
  }

  /** Those that are finite, widest first; ties in the order given. */
  static List<Integer> widestFirst(IntStream candidates, double[] values, double[] halfWidths) {
    return candidates
        .filter(i -> Double.isFinite(values[i]) && Double.isFinite(halfWidths[i]))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -halfWidths[i]))
        .toList();
  }

  /** Accepts one after the other; false at the first that does not agree with all accepted. */
  static boolean accept(
      List<Integer> order, List<Integer> accepted, double[] values, double[] halfWidths) {
    for (int i : order) {
      for (int j : accepted) {
        if (Math.abs(values[j] - values[i]) > halfWidths[i] + CONSTANT * halfWidths[j]) {
          return false;
        }
      }
      accepted.add(i);
    }
    return true;
  }

  static OptionalInt last(List<Integer> accepted) {
    return accepted.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(accepted.get(accepted.size() - 1));
  }
}
