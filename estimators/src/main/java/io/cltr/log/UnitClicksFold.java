package io.cltr.log;

import io.cltr.fold.Fold;
import io.cltr.log.UnitClicks.Bin;
import io.cltr.log.UnitClicks.Unit;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Clicks of the units of a log that is laid out by {@link Impression#LAYOUT}: a unit ends where
 * that of the sorted impressions changes.
 *
 * <p>State: one open unit, {@link UnitClicks#KEPT} units and at most 500 bins.
 */
record UnitClicksFold() implements Fold<Impression, UnitClicksFold.State, UnitClicks> {
  private static final long SALT = 0x756e6974L;
  private static final int EXAMPLES = 2;

  /** Units so far; the last one may go on. */
  static final class State implements Serializable {
    private String unit = "";
    private long impressions;
    private long displays;
    private long clicks;
    private final List<String> examples = new ArrayList<>();
    private final TreeSet<Unit> top = new TreeSet<>(new MostFirst());
    private final SortedMap<Long, Long> bins = new TreeMap<>();

    private void add(Impression item) {
      if (!item.unit().equals(unit)) {
        close();
        unit = item.unit();
      }
      impressions++;
      displays += item.size();
      clicks += item.clicked();
      if (examples.size() < EXAMPLES) {
        examples.add(item.id());
      }
    }

    private void close() {
      if (impressions > 0) {
        bins.merge(UnitClicks.bin(clicks), 1L, Long::sum);
      }
      if (clicks > 0) {
        String hash = HexFormat.of().toHexDigits(Hash64.of(unit, SALT));
        keep(new Unit(hash, impressions, displays, clicks, List.copyOf(examples)));
      }
      impressions = 0;
      displays = 0;
      clicks = 0;
      examples.clear();
    }

    private void keep(Unit found) {
      top.add(found);
      if (top.size() > UnitClicks.KEPT) {
        top.pollLast();
      }
    }
  }

  private static final class MostFirst implements Comparator<Unit>, Serializable {
    @Override
    public int compare(Unit a, Unit b) {
      int byClicks = Long.compare(b.clicks(), a.clicks());
      int byHash = byClicks != 0 ? byClicks : a.hash().compareTo(b.hash());
      return byHash != 0 ? byHash : a.examples().get(0).compareTo(b.examples().get(0));
    }
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    state.add(item);
  }

  @Override
  public void merge(State into, State from) {
    into.close();
    from.close();
    from.top.forEach(into::keep);
    from.bins.forEach((clicks, units) -> into.bins.merge(clicks, units, Long::sum));
  }

  @Override
  public UnitClicks finish(State state) {
    state.close();
    List<Bin> histogram = new ArrayList<>();
    state.bins.forEach((clicks, units) -> histogram.add(new Bin(clicks, units)));
    return new UnitClicks(List.copyOf(state.top), histogram);
  }
}
