package io.cltr.interval;

/**
 * Bounds of the mean under all reweightings of the units that are likely enough, by Cressie and
 * Read's distance of power −2, with one more unit at the edge of what is possible:
 *
 * <pre>
 * low = min Σ q s + q_f s_f   over   Σ q + q_f = 1,  Σ q w + q_f w_f = 1,  (1 + U) Σ(q − 1/(1 + U))² ≤ least + F/(1 + U)
 * </pre>
 *
 * <p>F is the quantile of F(1, U) at the level, w_f 0 or the largest weight, whichever is worse,
 * and s_f = w_f times the least reward below, the largest above; where no largest weight is known,
 * its limit. Bounds are cut to the range of rewards. Of a plain mean with a known range the
 * condition on w falls away and s_f is the range's end. Units of several rounds enter by their sums
 * less the value times the rounds they have above the mean.
 *
 * <p>For the value estimator {@code cressie-read}, and means with a known range. Asymptotic, but
 * never without width where a bound is unknown. Refused where propensities were estimated from the
 * same units, of a drawn target, and where rewards lie outside their range. Cost: one pass over the
 * buckets.
 */
public record CressieRead() implements Interval {
  @Override
  public String id() {
    return "cressie-read";
  }

  @Override
  public String summary() {
    return "Likely reweightings of the units by Euclidean distance, under known ranges";
  }

  @Override
  public String source() {
    return "Karampatziakis, Langford, Mineiro, ICML 2020; Baggerly, Biometrika 1998 (power −2)";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    Levels.require(level);
    String method = Wording.method("Cressie-Read likelihood of units", sample);
    String refusal = refusal(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    double error = Math.sqrt(ClusterRobust.of(sample).variance());
    double quantile = StudentT.quantile((double) sample.totals().units(), level);
    LikelyMeans means = LikelyMeans.of(sample, quantile * quantile);
    return new Bounds(error, means.low(), means.high(), method, "");
  }

  private static String refusal(Sample sample) {
    String linear = Refusals.linear(sample);
    if (!linear.isEmpty()) {
      return linear;
    }
    if (!sample.oneStage()) {
      return "propensities were estimated from the same units; give a known curve, or use t";
    }
    if (sample.drawn() > 0) {
      return "the target was drawn, and the error of finitely many draws is not known by unit; use"
          + " t";
    }
    if (sample.statistic() instanceof EuclideanMean mean) {
      Totals totals = sample.totals();
      double most = mean.largestReward() * (1 + 1e-9);
      boolean possible =
          totals.mean(3) >= 0
              && totals.mean(3) <= most
              && totals.mean(2) >= 0
              && totals.mean(2) <= most * totals.mean(1);
      return possible
          ? ""
          : "rewards lie outside their range [0, %s]; give the largest reward that there is, or use t"
              .formatted(mean.largestReward());
    }
    if (!sample.statistic().isMean()) {
      return "the value is neither that of cressie-read nor a mean; use t or a bootstrap";
    }
    return sample.range().isEmpty() || !sample.range().get().isProper()
        ? "the range of a unit's contribution is not known; cap the weights, or use t"
        : "";
  }
}
