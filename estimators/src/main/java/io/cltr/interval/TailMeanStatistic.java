package io.cltr.interval;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The mean of the lowest, or the highest, share of weighted outcomes (conditional value at risk):
 * (1/α) ∫_0^α Q(u) du, Q the inverse of F(x) = Σ w 1[r ≤ x]/Σ w. Outcomes of whole points of the
 * grid count as they are; of the point that the share cuts, Q is linear. Moments: w, then w and wr
 * at each of {@link OutcomeGrid#POINTS} points. 0 where no weight was used.
 *
 * @param share α in (0, 1)
 * @param upper whether the highest
 */
public record TailMeanStatistic(double share, boolean upper, OutcomeGrid grid)
    implements Statistic {
  private static final int FIRST = 2;

  /** On a grid that the log is to tell. */
  public TailMeanStatistic(double share, boolean upper) {
    this(share, upper, OutcomeGrid.NONE);
  }

  /** Number of moments. */
  public static int moments() {
    return FIRST - 1 + 2 * OutcomeGrid.POINTS;
  }

  /** Adds what an outcome {@code r} of weight {@code w} adds to the moments. */
  public static void add(double w, double r, OutcomeGrid grid, double[] into, int at) {
    int point = grid.index(r);
    into[at] += w;
    into[at + FIRST - 1 + point] += w;
    into[at + FIRST - 1 + OutcomeGrid.POINTS + point] += w * r;
  }

  @Override
  public Statistic on(OutcomeGrid known) {
    return new TailMeanStatistic(share, upper, known);
  }

  @Override
  public int[] groups(int moments) {
    return new int[0];
  }

  @Override
  public String caveat() {
    return grid.resolution();
  }

  /**
   * Where the share ends.
   *
   * @param steps whole points before it, from the end that it begins at
   * @param point that it cuts
   * @param weight Σw of what it takes of that point
   * @param whole Σwr of the points before
   */
  private record Cut(int steps, int point, double weight, double whole) {}

  private int point(int step) {
    return upper ? grid.points().length - 1 - step : step;
  }

  /**
   * Bounds that hold whichever point the share cuts. Where a point ends near the share, the tail
   * mean has a kink there, and the errors of one side alone would be too short: so these are the
   * widest of the bounds of v ± E(r − v)±/α over all points v whose place at the cut F's own bounds
   * do not exclude. Between the points of a grid that is not exact there is no kink.
   */
  @Override
  public Bounds bounds(Interval kind, Sample sample, double level) {
    Bounds plain = kind.of(sample, level);
    if (!grid.exact() || !plain.holds()) {
      return plain;
    }
    int own = cut(sample.totals()).steps;
    Bounds widest = plain;
    for (int step = own; step >= 0 && reaches(kind, sample, level, step); step--) {
      widest = widest.spanning(kind.of(cutAt(sample, point(step)), level));
    }
    int last = grid.points().length - 1;
    for (int step = own; step < last && !passes(kind, sample, level, step); step++) {
      widest = widest.spanning(kind.of(cutAt(sample, point(step + 1)), level));
    }
    return widest;
  }

  /** Whether the points up to {@code step} may hold the whole share. */
  private boolean reaches(Interval kind, Sample sample, double level, int step) {
    return kind.of(upTo(sample, step), level).high() >= share;
  }

  /** Whether they surely hold more than it. */
  private boolean passes(Interval kind, Sample sample, double level, int step) {
    return kind.of(upTo(sample, step), level).low() > share;
  }

  /** Moments: Σ w of the points up to {@code step}, and of all. */
  private Sample upTo(Sample sample, int step) {
    return sample.with(
        new QuantileStatistic.Share(""),
        two(
            sample,
            totals -> {
              double sum = 0;
              for (int s = 0; s <= step; s++) {
                sum += weight(totals, point(s));
              }
              return sum;
            }));
  }

  /** Moments: Σ w (r − v)± of the outcomes beyond v, and Σ w. */
  private Sample cutAt(Sample sample, int cut) {
    double v = grid.points()[cut];
    return sample.with(
        new CutMean(v, share),
        two(
            sample,
            totals -> {
              double sum = 0;
              for (int s = 0; point(s) != cut; s++) {
                sum += gained(totals, point(s)) - v * weight(totals, point(s));
              }
              return sum;
            }));
  }

  private static List<Totals> two(Sample sample, ToDoubleFunction<Totals> first) {
    return sample.buckets().stream()
        .map(
            own ->
                new Totals(
                    own.units(),
                    new double[] {own.sums()[0], first.applyAsDouble(own), own.sums()[1]},
                    new double[] {own.product(0, 0)},
                    new int[0]))
        .toList();
  }

  /** v + a_1/(α a_2). */
  private record CutMean(double v, double share) implements Statistic {
    @Override
    public double value(Totals totals) {
      return v + totals.sums()[1] / totals.sums()[2] / share;
    }

    @Override
    public double[] gradient(Totals totals) {
      double weight = totals.mean(2);
      return new double[] {1 / (weight * share), -totals.mean(1) / (weight * weight * share)};
    }

    @Override
    public int[] groups(int moments) {
      return new int[0];
    }
  }

  private static double weight(Totals totals, int point) {
    return totals.sums()[FIRST + point];
  }

  private static double gained(Totals totals, int point) {
    return totals.sums()[FIRST + OutcomeGrid.POINTS + point];
  }

  private Cut cut(Totals totals) {
    double wanted = share * totals.sums()[1];
    double whole = 0;
    int last = grid.points().length - 1;
    for (int step = 0; step < last; step++) {
      int point = point(step);
      double own = weight(totals, point);
      if (own >= wanted && own > 0) {
        return new Cut(step, point, wanted, whole);
      }
      wanted -= own;
      whole += gained(totals, point);
    }
    return new Cut(last, point(last), Math.min(wanted, weight(totals, point(last))), whole);
  }

  /** The outcome at the end of a point that the share meets first. */
  private double edge(int point) {
    return upper ? grid.points()[point] : grid.below(point);
  }

  @Override
  public double value(Totals totals) {
    double w = totals.sums()[1];
    if (w == 0) {
      return 0;
    }
    Cut cut = cut(totals);
    return (cut.whole + part(totals, cut)) / (share * w);
  }

  /** Σwr of what the share takes of the point that it cuts. */
  private double part(Totals totals, Cut cut) {
    double own = weight(totals, cut.point);
    double edge = edge(cut.point);
    double off = own == 0 ? 0 : gained(totals, cut.point) / own - edge;
    return cut.weight * edge + (own == 0 ? 0 : cut.weight * cut.weight / own * off);
  }

  @Override
  public double[] gradient(Totals totals) {
    double[] gradient = new double[totals.moments()];
    if (totals.sums()[1] == 0) {
      return gradient;
    }
    Cut cut = cut(totals);
    double own = weight(totals, cut.point);
    double edge = edge(cut.point);
    double taken = own == 0 ? 0 : cut.weight / own;
    double mean = own == 0 ? edge : gained(totals, cut.point) / own;
    double quantile = edge + 2 * taken * (mean - edge);
    double scale = 1 / (share * totals.mean(1));
    for (int step = 0; step < cut.steps; step++) {
      int point = point(step);
      gradient[FIRST - 1 + point] = -quantile * scale;
      gradient[FIRST - 1 + OutcomeGrid.POINTS + point] = scale;
    }
    gradient[FIRST - 1 + OutcomeGrid.POINTS + cut.point] = taken * taken * scale;
    gradient[FIRST - 1 + cut.point] = taken * taken * (edge - 2 * mean) * scale;
    gradient[0] = (quantile - value(totals)) / totals.mean(1);
    return gradient;
  }
}
