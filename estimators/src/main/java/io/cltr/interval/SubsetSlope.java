package io.cltr.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * SLOPE among estimates by subsets of parts, whose bias can only grow as parts are left out: from
 * the whole set to smaller ones, sets of one size by their half-width, widest first; the last that
 * agrees with all before it, as {@link Slope} says.
 *
 * @param sets the parts of each candidate as bits; the union of all must be among them
 * @param search which subsets are looked at
 */
public record SubsetSlope(List<Long> sets, Kind search) implements SlopeStatistic.Search {
  /** Which subsets are looked at. */
  public enum Kind {
    /** All. */
    exact,
    /** Those with one part less than the narrowest of the size before. */
    greedy
  }

  /** Copies the list. */
  public SubsetSlope {
    sets = List.copyOf(sets);
    if (!sets.contains(sets.stream().reduce(0L, (a, b) -> a | b))) {
      throw new IllegalArgumentException("the whole set is not among the candidates " + sets);
    }
  }

  @Override
  public OptionalInt choose(double[] values, double[] halfWidths) {
    List<Integer> accepted = new ArrayList<>();
    long whole = sets.stream().reduce(0L, (a, b) -> a | b);
    for (int size = Long.bitCount(whole); size > 0; size--) {
      int wanted = size;
      long from = whole;
      List<Integer> level =
          Slope.widestFirst(
              IntStream.range(0, sets.size())
                  .filter(i -> Long.bitCount(sets.get(i)) == wanted && (sets.get(i) & ~from) == 0),
              values,
              halfWidths);
      if (!Slope.accept(level, accepted, values, halfWidths)) {
        return Slope.last(accepted);
      }
      if (search == Kind.greedy && !level.isEmpty()) {
        whole = sets.get(level.get(level.size() - 1));
      }
    }
    return Slope.last(accepted);
  }
}
