package io.cltr.interval;

/**
 * A distribution function on a grid, made of one that may fall or leave [0, 1]: its running
 * maximum, clipped, and 1 at the last point.
 *
 * @param grid what it is told at; between the points it is linear where the grid is not exact
 * @param f its values
 * @param from the point whose value it takes; −1 where the value is 0 or 1 whatever the log says
 */
record MonotoneCdf(OutcomeGrid grid, double[] f, int[] from) {
  private static final double ROUNDING = 1e-12;

  static MonotoneCdf of(OutcomeGrid grid, double[] raw) {
    int last = raw.length - 1;
    double[] f = new double[raw.length];
    int[] from = new int[raw.length];
    int highest = 0;
    for (int j = 0; j < last; j++) {
      highest = raw[j] > raw[highest] ? j : highest;
      f[j] = Math.max(0, Math.min(1, raw[highest]));
      from[j] = raw[highest] > 0 && raw[highest] < 1 ? highest : -1;
    }
    f[last] = 1;
    from[last] = -1;
    return new MonotoneCdf(grid, f, from);
  }

  /** The first point at which F reaches {@code level}. */
  int point(double level) {
    int j = 0;
    while (f[j] < level * (1 - ROUNDING)) {
      j++;
    }
    return j;
  }

  /** The share of the way from the point before to {@code point} at which F is {@code level}. */
  double share(int point, double level) {
    if (grid.exact() || point == 0) {
      return 1;
    }
    double step = f[point] - f[point - 1];
    return step > 0 ? Math.max(0, Math.min(1, (level - f[point - 1]) / step)) : 1;
  }

  /** The least outcome at which F is {@code level}. */
  double quantile(double level) {
    int j = point(level);
    double below = grid.below(j);
    return below + share(j, level) * (grid.points()[j] - below);
  }

  /** c with ∫ F = Σ_j c_j f_j between the outcomes {@code low} and {@code high}. */
  double[] area(double low, double high) {
    double[] x = grid.points();
    double[] c = new double[x.length];
    for (int j = 0; j + 1 < x.length; j++) {
      double begin = Math.max(low, x[j]);
      double end = Math.min(high, x[j + 1]);
      if (end > begin) {
        double width = x[j + 1] - x[j];
        double first = (begin - x[j]) / width;
        double second = (end - x[j]) / width;
        double rising = grid.exact() ? 0 : (second * second - first * first) / 2 * width;
        c[j] += end - begin - rising;
        c[j + 1] += rising;
      }
    }
    return c;
  }

  /** Σ_j c_j f_j. */
  double sum(double[] c) {
    double sum = 0;
    for (int j = 0; j < f.length; j++) {
      sum += c[j] * f[j];
    }
    return sum;
  }

  /** Derivatives in what f was made of, from those in {@code f}. */
  double[] ofRaw(double[] slopes) {
    double[] taken = new double[f.length];
    for (int j = 0; j < f.length; j++) {
      if (from[j] >= 0) {
        taken[from[j]] += slopes[j];
      }
    }
    return taken;
  }
}
