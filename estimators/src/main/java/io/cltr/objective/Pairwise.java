package io.cltr.objective;

import java.util.Arrays;

/**
 * t = Σ_d γ̂_d Σ_{d' ≠ d} ℓ(f_d − f_d'): every document with a signal against all others of its
 * list. With {@link #hinge} ℓ(m) = max(0, 1 − m), rounded at its corner, the propensity SVM-rank
 * (Joachims, Swaminathan and Schnabel, WSDM 2017, eq. 9); with {@link #logistic} ℓ(m) = ln(1 +
 * e^−m).
 *
 * <p>Convex in f for γ̂ ≥ 0. Cost: documents with a signal × documents of the list.
 *
 * @param loss ℓ
 */
public record Pairwise(PairLoss loss) implements CurvedObjective {
  private static final double LEAST_CURVATURE = 1e-16;
  private static final double ROUNDED = 1e-3;

  /**
   * ℓ(m) = max(0, 1 − m), but (1 − m)²/2δ for 1 − δ &lt; m &lt; 1 and 1 − m − δ/2 below: at most
   * δ/2 less, and smooth.
   */
  public static Pairwise hinge() {
    return new Pairwise(new Hinge(ROUNDED));
  }

  /** ℓ(m) = ln(1 + e^−m). */
  public static Pairwise logistic() {
    return new Pairwise(new Logistic());
  }

  @Override
  public double at(ListData list, double[] scores, double[] slopes, double[] curvatures) {
    Arrays.fill(slopes, 0);
    Arrays.fill(curvatures, LEAST_CURVATURE);
    double total = 0;
    for (int d = 0; d < scores.length; d++) {
      double gamma = list.signal()[d];
      if (gamma == 0) {
        continue;
      }
      for (int other = 0; other < scores.length; other++) {
        if (other == d) {
          continue;
        }
        double margin = scores[d] - scores[other];
        total += gamma * loss.at(margin);
        double slope = gamma * loss.slope(margin);
        slopes[d] += slope;
        slopes[other] -= slope;
        double curvature = gamma * loss.curvature(margin);
        curvatures[d] += curvature;
        curvatures[other] += curvature;
      }
    }
    return total;
  }

  private record Hinge(double delta) implements PairLoss {
    @Override
    public double at(double margin) {
      double gap = 1 - margin;
      if (gap <= 0) {
        return 0;
      }
      return gap < delta ? gap * gap / (2 * delta) : gap - delta / 2;
    }

    @Override
    public double slope(double margin) {
      return -Math.min(Math.max((1 - margin) / delta, 0), 1);
    }

    @Override
    public double curvature(double margin) {
      return margin < 1 ? 1 : 0;
    }
  }

  private record Logistic() implements PairLoss {
    @Override
    public double at(double margin) {
      return margin > 0
          ? StrictMath.log1p(StrictMath.exp(-margin))
          : StrictMath.log1p(StrictMath.exp(margin)) - margin;
    }

    @Override
    public double slope(double margin) {
      return -1 / (1 + StrictMath.exp(margin));
    }

    @Override
    public double curvature(double margin) {
      double p = 1 / (1 + StrictMath.exp(-margin));
      return p * (1 - p);
    }
  }
}
