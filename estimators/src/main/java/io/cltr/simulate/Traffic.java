package io.cltr.simulate;

import io.cltr.random.Generator;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * How much is asked, by whom and when.
 *
 * @param impressions number of impressions
 * @param units number of units (users); each has an activity drawn from Gamma(2, 1) and impressions
 *     choose units in proportion to it, so some units may not appear; 0: each impression is a unit
 *     of its own
 * @param queryExponent s of P(query) ∝ rank^−s; ranks are drawn at random; 0: all alike
 * @param firstDay first day, UTC, as YYYY-MM-DD
 * @param days number of days; impressions are spread evenly
 * @param keepUnclicked share of the impressions without a click that the log keeps, at random; each
 *     of them has the weight 1/share
 */
public record Traffic(
    long impressions,
    int units,
    double queryExponent,
    String firstDay,
    int days,
    double keepUnclicked)
    implements Serializable {

  private static final double LEAST_KEPT = 1e-6;

  /** 48,000 impressions of 8,000 units from 2026-11-14 to 2026-11-20, s = .3, all kept. */
  public Traffic() {
    this(48_000, 8_000, 0.3, "2026-11-14", 7, 1);
  }

  /** Checks the ranges. */
  public Traffic {
    Check.atLeast("traffic.impressions", impressions, 1);
    Check.atLeast("traffic.units", units, 0);
    Check.within("traffic.queryExponent", queryExponent, 0, 5);
    Check.day("traffic.firstDay", firstDay);
    Check.atLeast("traffic.days", days, 1);
    Check.within("traffic.keepUnclicked", keepUnclicked, LEAST_KEPT, 1);
  }

  /** The same mix on the same days with other numbers of impressions and units. */
  Traffic of(long otherImpressions, int otherUnits) {
    return new Traffic(otherImpressions, otherUnits, queryExponent, firstDay, days, keepUnclicked);
  }

  /** The largest number that a unit can have. */
  long largestUnit() {
    return units == 0 ? impressions : units;
  }

  /** The date of the 0-based {@code day}. */
  public LocalDate date(int day) {
    return LocalDate.parse(firstDay).plusDays(day);
  }

  /** P(query), in the catalogue's order. */
  double[] queryProbabilities(int queries, Generator random) {
    int[] order = new int[queries];
    for (int q = 0; q < queries; q++) {
      order[q] = q;
    }
    random.shuffle(order, queries);
    double[] probabilities = new double[queries];
    double sum = 0;
    for (int rank = 1; rank <= queries; rank++) {
      probabilities[order[rank - 1]] = StrictMath.pow(rank, -queryExponent);
      sum += probabilities[order[rank - 1]];
    }
    for (int q = 0; q < queries; q++) {
      probabilities[q] /= sum;
    }
    return probabilities;
  }

  /** The activity of each unit. */
  double[] activity(Generator random) {
    double[] activity = new double[units];
    for (int u = 0; u < units; u++) {
      Generator own = random.split(u);
      activity[u] = -StrictMath.log(1 - own.nextDouble()) - StrictMath.log(1 - own.nextDouble());
    }
    return activity;
  }

  /** The index of the first impression of the 0-based {@code day}. */
  public long firstOf(int day) {
    return impressions / days * day + Math.min(day, impressions % days);
  }

  /** The 0-based day of the impression {@code index}. */
  int dayOf(long index) {
    int day = (int) Math.min(days - 1L, index * days / impressions);
    while (index < firstOf(day)) {
      day--;
    }
    while (index >= firstOf(day + 1)) {
      day++;
    }
    return day;
  }
}
