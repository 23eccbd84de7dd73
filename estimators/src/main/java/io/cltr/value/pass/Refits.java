package io.cltr.value.pass;

import io.cltr.interval.Bounds;
import io.cltr.interval.Interval;
import io.cltr.interval.Jackknife;
import io.cltr.interval.Sample;
import io.cltr.interval.Statistic;
import io.cltr.interval.StudentT;
import io.cltr.interval.Totals;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.CellLayout;
import io.cltr.value.sum.SliceSums;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value by a click model from its sums, and how far each group of units moves it, as {@link
 * ClickModelValue} says.
 *
 * @param sums of the two moments by group that holds units
 * @param influence by group that holds units, here or elsewhere in the log
 */
record Refits(SortedMap<Integer, Totals> sums, SortedMap<Integer, Double> influence, int groups) {

  /** From the sums of {@code slice}. */
  static Refits of(String slice, SliceSums sums, CellLayout layout, int cell) {
    double[] refitted = sums.evidence().refitted()[cell];
    SortedMap<Integer, Totals> groups = new TreeMap<>();
    sums.buckets()
        .forEach(
            (bucket, row) ->
                groups.merge(
                    Slices.group(slice, bucket, refitted.length),
                    layout.totals(row, cell),
                    Totals::plus));
    return new Refits(groups, influence(groups, refitted), refitted.length);
  }

  private static SortedMap<Integer, Double> influence(
      SortedMap<Integer, Totals> groups, double[] refitted) {
    Totals all = groups.values().stream().reduce(Totals.none(2), Totals::plus);
    double n = all.sums()[0];
    SortedMap<Integer, Double> influence = new TreeMap<>();
    double sum = 0;
    for (int g = 0; g < refitted.length; g++) {
      double[] own = groups.containsKey(g) ? groups.get(g).sums() : new double[3];
      double share = own[0] / n;
      double psi = 0;
      if (groups.size() > 1) {
        double without = (refitted[g] - own[2]) / (n - own[0]);
        psi = (1 - share) * (all.mean(1) - without);
      }
      sum += psi;
      if (psi != 0 || groups.containsKey(g)) {
        influence.put(g, psi);
      }
    }
    double centre = sum;
    influence.replaceAll(
        (g, psi) -> psi - (groups.containsKey(g) ? groups.get(g).sums()[0] / n * centre : 0));
    return influence;
  }

  /** What a kind of interval needs: groups in the place of buckets of units. */
  private Sample sample(Statistic statistic, double drawn) {
    Totals all = sums.values().stream().reduce(Totals.none(2), Totals::plus);
    double[] earlier = new double[groups];
    influence.forEach(
        (g, psi) -> {
          double[] own = sums.containsKey(g) ? sums.get(g).sums() : new double[2];
          earlier[g] = psi - (own[1] - all.mean(1) * own[0]) / all.sums()[0];
        });
    return new Sample(
        statistic,
        sums.values().stream().toList(),
        sums.keySet().stream().mapToInt(Integer::intValue).toArray(),
        earlier,
        drawn,
        Optional.empty(),
        Optional.empty());
  }

  /** An interval of {@code kind}; a few groups carry none but t and jackknife. */
  Bounds bounds(Interval kind, Statistic statistic, double drawn, double level, long units) {
    if (!(kind instanceof StudentT || kind instanceof Jackknife)) {
      return Bounds.refused(
          kind.id(),
          "a value by a click model is known without each of %d groups of units, which is enough for"
                  .formatted(groups)
              + " t and jackknife alone; use one of them");
    }
    if (sums.size() < 2) {
      return Bounds.refused(
          kind.id(),
          units < 2
              ? "one unit shows no variation between units; use more days"
              : "all units lie in one of the groups that click models are fitted without; use more"
                  + " days");
    }
    return kind.of(sample(statistic, drawn), level);
  }
}
