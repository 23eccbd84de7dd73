package io.cltr.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quantile or a tail mean of a distribution function that is a sum of means and of normalised
 * means: at the points x_j of a grid
 *
 * <pre>
 * F(x_j) = Σ_{i ≤ j} (mean(a_i) + Σ b_i/Σ w)
 * </pre>
 *
 * <p>or, for the mean of the highest outcomes, 1 less what lies above x_j, so that probability
 * which a_i and b_i lack is that of the outcomes farthest away; made monotone by its running
 * maximum, clipped to [0, 1], and 1 at the last point. Moments: w, w², then a and b at each of
 * {@link OutcomeGrid#POINTS} points, then how far the outcomes of a and of b lie in all from the
 * {@link OutcomeGrid#middle} of each point: tail means take points by their own mean, and of the
 * one that the share cuts the square of what they take of it.
 *
 * <p>Bounds of a quantile are where the bounds of F cross p, going from the value outwards, as
 * {@link QuantileStatistic} has them. Bounds of a tail mean are the widest over all outcomes of an
 * exact grid at which F's own bounds allow the share to end, as {@link TailMeanStatistic} has them.
 *
 * @param functional what F is summed up by
 */
public record CdfStatistic(CdfFunctional functional, OutcomeGrid grid) implements Statistic {
  /** Where the moments a begin, counted from 0. */
  public static final int MEANS = 2;

  /** Where the moments b begin, counted from 0. */
  public static final int NORMALISED = MEANS + OutcomeGrid.POINTS;

  private static final int OFF = 2 * OutcomeGrid.POINTS;
  private static final double DEVIATIONS = 2;

  /** On a grid that the log is to tell. */
  public CdfStatistic(CdfFunctional functional) {
    this(functional, OutcomeGrid.NONE);
  }

  /** Number of moments. */
  public static int moments() {
    return MEANS + 2 * OFF;
  }

  /**
   * Adds what {@code mass} of probability at the outcome {@code r} adds.
   *
   * @param at where the a, or the b, begin
   */
  public static void add(
      double mass, double r, int point, OutcomeGrid grid, double[] into, int at) {
    into[at + point] += mass;
    into[at + OFF + point] += mass * (r - grid.middle(point));
  }

  @Override
  public Statistic on(OutcomeGrid known) {
    return new CdfStatistic(functional, known);
  }

  @Override
  public int[] groups(int moments) {
    return new int[0];
  }

  @Override
  public String caveat() {
    return grid.resolution();
  }

  private static double mean(Totals totals, int point) {
    return totals.sums()[1 + MEANS + point];
  }

  private static double normalised(Totals totals, int point) {
    return totals.sums()[1 + NORMALISED + point];
  }

  private MonotoneCdf cdf(Totals totals) {
    double[] raw = new double[grid.points().length];
    int last = raw.length - 1;
    double sum = functional.fromAbove() ? 1 : 0;
    for (int i = 0; i <= last; i++) {
      int j = functional.fromAbove() ? last - i : i;
      double own = mass(totals, j);
      sum += functional.fromAbove() ? 0 : own;
      raw[j] = sum;
      sum -= functional.fromAbove() ? own : 0;
    }
    return MonotoneCdf.of(grid, raw);
  }

  private static double mass(Totals totals, int point) {
    double w = totals.sums()[1];
    return mean(totals, point) / totals.sums()[0] + (w == 0 ? 0 : normalised(totals, point) / w);
  }

  /** What all that lies at a point is off its middle. */
  private static double off(Totals totals, int point) {
    return mass(totals, OFF + point);
  }

  /** Derivatives in the mass at each point, from those in F before it is made monotone. */
  private double[] ofPoints(double[] slopes) {
    double[] each = new double[slopes.length];
    double sum = 0;
    for (int j = 0; j < each.length; j++) {
      int i = functional.fromAbove() ? j : each.length - 1 - j;
      sum += functional.fromAbove() ? 0 : slopes[i];
      each[i] = functional.fromAbove() ? -sum : sum;
      sum += functional.fromAbove() ? slopes[i] : 0;
    }
    return each;
  }

  @Override
  public double value(Totals totals) {
    MonotoneCdf cdf = cdf(totals);
    double[] taken = functional.taken(cdf);
    double value = functional.of(cdf);
    for (int i = 0; i < taken.length; i++) {
      value += taken[i] * off(totals, i);
    }
    return value;
  }

  @Override
  public double[] gradient(Totals totals) {
    MonotoneCdf cdf = cdf(totals);
    double w = totals.mean(1);
    double level = functional.level();
    double error = Math.sqrt(level * (1 - level) * Math.max(totals.sums()[2], totals.sums()[0]));
    double reach = DEVIATIONS * error / totals.sums()[0];
    double[] slopes = functional.slopes(cdf, reach);
    functional.addTaken(cdf, off(totals, cdf.point(level)), slopes);
    double[] each = ofPoints(cdf.ofRaw(slopes));
    double[] gradient = new double[totals.moments()];
    put(each, 0, w, totals, gradient);
    put(functional.taken(cdf), OFF, w, totals, gradient);
    return gradient;
  }

  private static void put(double[] each, int offset, double w, Totals totals, double[] gradient) {
    for (int i = 0; i < each.length; i++) {
      gradient[MEANS + offset + i] = each[i];
      if (w != 0) {
        gradient[NORMALISED + offset + i] = each[i] / w;
        gradient[0] -= each[i] * totals.mean(1 + NORMALISED + offset + i) / (w * w);
      }
    }
  }

  @Override
  public Bounds bounds(Interval kind, Sample sample, double level) {
    Bounds plain = kind.of(sample, level);
    if (!Refusals.undefined(sample).isEmpty() || functional instanceof CdfFunctional.Tail) {
      return plain.holds() && grid.exact() && functional instanceof CdfFunctional.Tail tail
          ? ofTail(tail, plain, kind, sample, level)
          : plain;
    }
    return inverted(kind, sample, level);
  }

  /** Where the bounds of F cross the level. */
  private Bounds inverted(Interval kind, Sample sample, double level) {
    double p = functional.level();
    Totals totals = sample.totals();
    double value = value(totals);
    int last = grid.points().length - 1;
    int own = cdf(totals).point(p);
    Bounds ofOwn = below(kind, sample, level, own);
    if (!ofOwn.holds()) {
      return ofOwn;
    }
    int low = own;
    double lowest = grid.points()[0];
    Bounds after = ofOwn;
    while (low > 0) {
      Bounds next = below(kind, sample, level, low - 1);
      if (next.high() < p) {
        lowest = crossing(low, next.high(), after.high(), p);
        break;
      }
      after = next;
      low--;
    }
    int high = own;
    Bounds at = ofOwn;
    double before = high > 0 ? below(kind, sample, level, high - 1).low() : 0;
    while (high < last && at.low() < p) {
      before = at.low();
      at = below(kind, sample, level, ++high);
    }
    return new Bounds(
        Math.sqrt(ClusterRobust.of(sample).variance()),
        Math.min(value, lowest),
        Math.max(value, crossing(high, before, high == last ? 1 : at.low(), p)),
        ofOwn.method(),
        "");
  }

  /** Where a bound of F that is so large at two points is {@code p}. */
  private double crossing(int point, double before, double after, double p) {
    if (grid.exact() || point == 0) {
      return grid.points()[point];
    }
    double share = after > before ? (p - before) / (after - before) : 1;
    double low = grid.points()[point - 1];
    return low + Math.max(0, Math.min(1, share)) * (grid.points()[point] - low);
  }

  private Bounds ofTail(
      CdfFunctional.Tail tail, Bounds plain, Interval kind, Sample sample, double level) {
    MonotoneCdf cdf = cdf(sample.totals());
    int last = grid.points().length - 1;
    int own = cdf.point(tail.level());
    Bounds widest = plain;
    for (int j = own; j >= 0; j--) {
      if (j < last && below(kind, sample, level, j).high() < tail.level()) {
        break;
      }
      widest = widest.spanning(endingAt(tail, cdf, j, kind, sample, level));
    }
    for (int j = own; j < last && below(kind, sample, level, j).low() <= tail.level(); j++) {
      widest = widest.spanning(endingAt(tail, cdf, j + 1, kind, sample, level));
    }
    return widest;
  }

  private Bounds endingAt(
      CdfFunctional.Tail tail,
      MonotoneCdf cdf,
      int point,
      Interval kind,
      Sample sample,
      double level) {
    double q = grid.points()[point];
    return kind.of(reduced(sample, tail.slopesAt(cdf, q), tail.constant(grid, q)), level);
  }

  /** Bounds of F at a point. */
  private Bounds below(Interval kind, Sample sample, double level, int point) {
    double[] own = new double[grid.points().length];
    own[point] = 1;
    return kind.of(reduced(sample, own, 0), level);
  }

  /**
   * The sample of {@code constant} + Σ_j slopes_j F_j: sums of a and b as it weighs them, and w.
   */
  private Sample reduced(Sample sample, double[] slopes, double constant) {
    double[] each = ofPoints(slopes);
    double whole = functional.fromAbove() ? Arrays.stream(slopes).sum() : 0;
    List<Totals> buckets = new ArrayList<>();
    for (Totals own : sample.buckets()) {
      double means = 0;
      double ratios = 0;
      for (int i = 0; i < each.length; i++) {
        means += each[i] * mean(own, i);
        ratios += each[i] * normalised(own, i);
      }
      buckets.add(
          new Totals(
              own.units(),
              new double[] {own.sums()[0], means, ratios, own.sums()[1]},
              new double[] {own.product(0, 0)},
              new int[0]));
    }
    return sample.with(new Linear(constant + whole, sample.statistic().caveat()), buckets);
  }

  /** c + mean_1 + a_2/a_3. */
  record Linear(double constant, String caveat) implements Statistic {
    @Override
    public double value(Totals totals) {
      double w = totals.sums()[3];
      return constant + totals.mean(1) + (w == 0 ? 0 : totals.sums()[2] / w);
    }

    @Override
    public double[] gradient(Totals totals) {
      double w = totals.mean(3);
      return w == 0 ? new double[] {1, 0, 0} : new double[] {1, 1 / w, -totals.mean(2) / (w * w)};
    }

    @Override
    public int[] groups(int moments) {
      return new int[0];
    }
  }
}
