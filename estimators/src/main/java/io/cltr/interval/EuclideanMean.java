package io.cltr.interval;

/**
 * Σ q s/Σ q n over units with rounds n, weights w and weighted rewards s, where the q are as near
 * to each other as Σ q (w − n) = 0 lets them be: weights of the policy average 1, so the value is
 * corrected for what they do in the log. Distance is Cressie and Read's of power −2, Σ(U q − 1)².
 *
 * <pre>
 * δ_u = w_u − n_u,   q_u ∝ e − d δ_u,   d = (δ_f + Σδ)/(1 + U),   e = (δ_f² + Σδ²)/(1 + U)
 * V = (Σ q s + max(0, Q − Σ q w) r̄)/Q,   Q = Σ q n + q_f n̄,   δ_f = n̄ (w_f − 1)
 * </pre>
 *
 * <p>One more unit of mean size n̄, weight w_f per round and unknown reward stands for what the log
 * did not show: w_f is the largest weight where Σw &lt; Σn, else 0; what weight it takes counts r̄,
 * the mean reward of the log. Where no largest weight is known, q = 1/U and V = Σs/Σn + (1 − Σw/Σn)
 * r̄ for Σw &lt; Σn: then the value has a kink at mean(w) = 1. Moments: w, wr, r; products are
 * read.
 *
 * <p>The one more unit counts less the more units there are, so scaling all sums moves the value by
 * O(1/U). Where the unit sizes make Q not positive, the value is that of equal q.
 *
 * @param largestWeight a number that no weight of a round exceeds; infinite for unknown
 * @param largestReward a number that no reward exceeds; the least is 0
 */
public record EuclideanMean(double largestWeight, double largestReward) implements Statistic {
  /** d, e and what they multiply; up to a common factor of all q. */
  private record Parts(double d, double e, double rounds, double slopes, double taken) {
    /** Q, up to the factor. */
    double size() {
      return e * rounds - d * slopes;
    }
  }

  private boolean equal(Totals totals) {
    return weight(totals) == Double.POSITIVE_INFINITY;
  }

  /** w_f. */
  private double weight(Totals totals) {
    return totals.sums()[1] < totals.sums()[0] ? Math.max(1, largestWeight) : 0;
  }

  private Parts parts(Totals totals) {
    double n = totals.sums()[0];
    double units = totals.units();
    double fake = n / units * (weight(totals) - 1);
    double squares = totals.product(1, 1) - 2 * totals.product(0, 1) + totals.product(0, 0);
    double d = (fake + totals.sums()[1] - n) / (1 + units);
    double e = (fake * fake + squares) / (1 + units);
    double slopes = totals.product(0, 1) - totals.product(0, 0) + fake * n / units;
    double taken = totals.product(1, 1) - totals.product(0, 1);
    Parts parts = new Parts(d, e, n * (1 + 1 / units), slopes, taken);
    return e > 0 && parts.size() > 0 ? parts : new Parts(0, 1, n, 0, 0);
  }

  @Override
  public double value(Totals totals) {
    double w = totals.mean(1);
    if (equal(totals)) {
      return totals.mean(2) + Math.max(0, 1 - w) * totals.mean(3);
    }
    Parts parts = parts(totals);
    double gained = parts.e * totals.sums()[2] - parts.d * rewardSlopes(totals);
    return (gained + Math.max(0, missing(totals, parts)) * totals.mean(3)) / parts.size();
  }

  /** Σδs. */
  private static double rewardSlopes(Totals totals) {
    return totals.product(1, 2) - totals.product(0, 2);
  }

  /** Q − Σ q w, up to the factor. */
  private static double missing(Totals totals, Parts parts) {
    return parts.size() - parts.e * totals.sums()[1] + parts.d * parts.taken;
  }

  @Override
  public double[] gradient(Totals totals) {
    double reward = totals.mean(3);
    if (equal(totals)) {
      return new double[] {-reward, 1, 1 - totals.mean(1)};
    }
    Parts parts = parts(totals);
    double n = totals.sums()[0];
    double moved = parts.slopes == 0 && parts.taken == 0 ? 0 : n / (1 + totals.units());
    double size = parts.size();
    double missing = missing(totals, parts);
    double bySize = -moved * parts.slopes;
    double byGained = -moved * rewardSlopes(totals);
    if (missing > 0) {
      byGained += reward * (bySize - parts.e * n + moved * parts.taken);
    }
    return new double[] {
      (byGained - value(totals) * bySize) / size, parts.e * n / size, Math.max(0, missing) / size
    };
  }
}
