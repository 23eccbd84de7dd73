package io.cltr.interval;

import java.util.ArrayList;
import java.util.List;

/**
 * The p-quantile of weighted outcomes, inf{x: F(x) ≥ p}, F(x) = Σ w 1[r ≤ x]/Σ w, linear between
 * the points of a grid that is not exact. Moments: w, w², and w at each of {@link
 * OutcomeGrid#POINTS} points. 0 where no weight was used.
 *
 * <p>Bounds of any kind are where the kind's bounds of F cross p (Woodruff 1952; Francisco, Fuller
 * 1991): low where the upper bound does, high where the lower bound does. So they hold for outcomes
 * of few values, too. The derivative, for differences, takes the density between the quantiles of p
 * ± 2 standard deviations of F, of independent rounds: 0 where they are the same.
 *
 * @param p in (0, 1)
 */
public record QuantileStatistic(double p, OutcomeGrid grid) implements Statistic {
  private static final int FIRST = 3;
  private static final double DEVIATIONS = 2;
  private static final double ROUNDING = 1e-12;

  /** On a grid that the log is to tell. */
  public QuantileStatistic(double p) {
    this(p, OutcomeGrid.NONE);
  }

  /** Number of moments. */
  public static int moments() {
    return FIRST - 1 + OutcomeGrid.POINTS;
  }

  /** Adds what an outcome {@code r} of weight {@code w} adds to the moments. */
  public static void add(double w, double r, OutcomeGrid grid, double[] into, int at) {
    into[at] += w;
    into[at + 1] += w * w;
    into[at + FIRST - 1 + grid.index(r)] += w;
  }

  @Override
  public Statistic on(OutcomeGrid known) {
    return new QuantileStatistic(p, known);
  }

  @Override
  public int[] groups(int moments) {
    return new int[0];
  }

  @Override
  public String caveat() {
    return grid.resolution();
  }

  /** A place on the grid: the point at or above it, and the share of its weight below. */
  private record Place(int point, double share) {}

  private Place place(Totals totals, double level) {
    double target = level * totals.sums()[1] * (1 - ROUNDING);
    double below = 0;
    int last = 0;
    for (int j = 0; j < grid.points().length; j++) {
      double own = totals.sums()[FIRST + j];
      if (own > 0 && below + own >= target) {
        double share = grid.exact() ? 1 : Math.max(0, Math.min(1, (target - below) / own));
        return new Place(j, share);
      }
      below += own;
      last = own > 0 ? j : last;
    }
    return new Place(last, 1);
  }

  private double outcome(Place place) {
    double low = grid.below(place.point);
    return low + place.share * (grid.points()[place.point] - low);
  }

  @Override
  public double value(Totals totals) {
    return totals.sums()[1] == 0 ? 0 : outcome(place(totals, p));
  }

  @Override
  public double[] gradient(Totals totals) {
    double[] gradient = new double[totals.moments()];
    double w = totals.sums()[1];
    if (w == 0) {
      return gradient;
    }
    double reach = DEVIATIONS * Math.sqrt(p * (1 - p) * totals.sums()[2]) / w;
    double low = Math.max(0, p - reach);
    double high = Math.min(1, p + reach);
    double slope = (outcome(place(totals, high)) - outcome(place(totals, low))) / (high - low);
    Place own = place(totals, p);
    double mean = totals.mean(1);
    double below = 0;
    for (int j = 0; j <= own.point; j++) {
      double counted = j < own.point ? 1 : own.share;
      below += counted * totals.mean(FIRST + j);
      gradient[FIRST - 1 + j] = -slope * counted / mean;
    }
    gradient[0] = slope * below / (mean * mean);
    return gradient;
  }

  @Override
  public Bounds bounds(Interval kind, Sample sample, double level) {
    if (!Refusals.undefined(sample).isEmpty() || sample.totals().sums()[1] == 0) {
      return kind.of(sample, level);
    }
    Totals totals = sample.totals();
    Bounds[] known = new Bounds[grid.points().length];
    int low = first(known, kind, sample, level, true);
    int high = first(known, kind, sample, level, false);
    for (Bounds one : known) {
      if (one != null && !one.holds()) {
        return one;
      }
    }
    String method = of(known, kind, sample, level, 0).method();
    return new Bounds(
        Math.sqrt(ClusterRobust.of(sample).variance()),
        Math.min(value(totals), crossing(known, kind, sample, level, low, true)),
        Math.max(value(totals), crossing(known, kind, sample, level, high, false)),
        method,
        "");
  }

  /** The first point whose upper (or lower) bound of F is not below p; the last without. */
  private int first(Bounds[] known, Interval kind, Sample sample, double level, boolean upper) {
    int from = 0;
    int to = known.length - 1;
    while (from < to) {
      int middle = (from + to) / 2;
      if (end(of(known, kind, sample, level, middle), upper) >= p * (1 - ROUNDING)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    of(known, kind, sample, level, from);
    return from;
  }

  private static double end(Bounds bounds, boolean upper) {
    return upper ? bounds.high() : bounds.low();
  }

  private Bounds of(Bounds[] known, Interval kind, Sample sample, double level, int point) {
    if (known[point] == null) {
      known[point] = kind.of(below(sample, point), level);
    }
    return known[point];
  }

  /** Where the bounds of F cross p: between points on a grid that is not exact. */
  private double crossing(
      Bounds[] known, Interval kind, Sample sample, double level, int point, boolean upper) {
    if (grid.exact() || point == 0) {
      return grid.points()[point];
    }
    double before = end(of(known, kind, sample, level, point - 1), upper);
    double after = end(of(known, kind, sample, level, point), upper);
    double share = after > before ? (p - before) / (after - before) : 1;
    double low = grid.points()[point - 1];
    return low + Math.max(0, Math.min(1, share)) * (grid.points()[point] - low);
  }

  /** The sample of F at a point: moments Σ w 1[r ≤ x] and Σ w. */
  private static Sample below(Sample sample, int point) {
    List<Totals> buckets = new ArrayList<>();
    for (Totals own : sample.buckets()) {
      double sum = 0;
      for (int j = 0; j <= point; j++) {
        sum += own.sums()[FIRST + j];
      }
      buckets.add(
          new Totals(
              own.units(),
              new double[] {own.sums()[0], sum, own.sums()[1]},
              new double[] {own.product(0, 0)},
              new int[0]));
    }
    return sample.with(new Share(sample.statistic().caveat()), buckets);
  }

  /** F at a point, a_1/a_2. */
  record Share(String caveat) implements Statistic {
    @Override
    public double value(Totals totals) {
      return totals.sums()[1] / totals.sums()[2];
    }

    @Override
    public double[] gradient(Totals totals) {
      double w = totals.mean(2);
      return new double[] {1 / w, -totals.mean(1) / (w * w)};
    }

    @Override
    public int[] groups(int moments) {
      return new int[0];
    }
  }
}
