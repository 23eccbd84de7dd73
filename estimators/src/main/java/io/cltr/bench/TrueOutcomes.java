package io.cltr.bench;

import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.simulate.ClickCurve;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.TrueRanks;
import io.cltr.simulate.User;
import io.cltr.value.ValueEstimator;
import io.cltr.value.metric.Metric;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.outcome.Quantile;
import io.cltr.value.outcome.RewardVariance;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact distribution of the outcome of one impression of a site of single actions under a
 * policy: no click, and for each document and query a click that is worth 1, or a reward that is
 * uniform about its expectation. Rewards of a log are rounded to thousandths, which is left out.
 *
 * @param parts whose shares sum to 1
 */
record TrueOutcomes(List<Part> parts) {
  private static final int HALVINGS = 200;
  private static final double ROUNDING = 1e-9;

  /** Outcomes uniform in [low, high], or one outcome. */
  record Part(double share, double low, double high) {
    /** P(outcome ≤ x) of the part. */
    private double below(double x) {
      return x >= high ? 1 : x < low ? 0 : (x - low) / (high - low);
    }

    /** E(outcome − x)⁺ of the part. */
    private double above(double x) {
      if (x <= low) {
        return (low + high) / 2 - x;
      }
      return x >= high ? 0 : (high - x) * (high - x) / (2 * (high - low));
    }
  }

  static TrueOutcomes of(Site site, Policy policy, Metric metric) {
    if (site.world().simulation().positions() > 1) {
      throw new ConfigException(
          "quantile, cvar and variance: their truth is known of simulated logs of one position alone, and '%s'"
                  .formatted(site.name())
              + " has more; compare them on a world of kind one-action");
    }
    TrueRanks exact = new TrueRanks(site.world());
    Examination examination = site.examination();
    ClickCurve curve = site.truth().curve();
    User user = site.world().simulation().user();
    double noise = metric.ofClicks() ? 0 : user.rewardNoise();
    List<Part> parts = new ArrayList<>();
    double none = 1;
    for (int q = 0; q < site.truth().queries().size(); q++) {
      TrueQuery query = site.truth().queries().get(q);
      Ranks ranks = exact.of(policy, q, examination.depth());
      for (int d = 0; d < query.documents().length; d++) {
        double click =
            query.relevance()[d] * ranks.expected(d, curve.alpha())
                + ranks.expected(d, curve.beta());
        double share = query.traffic() * click;
        double worth = metric.ofClicks() ? 1 : query.rewards()[d];
        if (share > 0) {
          parts.add(new Part(share, worth * (1 - noise), worth * (1 + noise)));
          none -= share;
        }
      }
    }
    parts.add(new Part(Math.max(0, none), 0, 0));
    return new TrueOutcomes(parts);
  }

  /** What {@code estimator}, one of outcomes, should find. */
  double truth(ValueEstimator estimator) {
    if (estimator instanceof Quantile quantile) {
      return quantile(quantile.p());
    }
    if (estimator instanceof RewardVariance) {
      return variance();
    }
    Cvar cvar = (Cvar) estimator;
    return tail(cvar.share(), cvar.tail() == Cvar.Tail.upper);
  }

  /** What {@code estimator}, one of outcomes, estimates, however it does. */
  static ValueEstimator estimand(ValueEstimator estimator) {
    if (estimator instanceof Quantile quantile) {
      return new Quantile(quantile.p());
    }
    return estimator instanceof Cvar cvar ? new Cvar(cvar.share(), cvar.tail()) : estimator;
  }

  private double variance() {
    double mean = 0;
    double square = 0;
    for (Part part : parts) {
      double middle = (part.low + part.high) / 2;
      double width = part.high - part.low;
      mean += part.share * middle;
      square += part.share * (middle * middle + width * width / 12);
    }
    return square - mean * mean;
  }

  /** inf{x: P(outcome ≤ x) ≥ p}. */
  double quantile(double p) {
    double low = 0;
    double high = parts.stream().mapToDouble(Part::high).max().orElseThrow();
    if (below(low) >= p) {
      return low;
    }
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (below(middle) >= p) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double below(double x) {
    double sum = ROUNDING;
    for (Part part : parts) {
      sum += part.share * part.below(x);
    }
    return sum;
  }

  /** The mean of the share of the highest outcomes, or of the lowest. */
  double tail(double share, boolean upper) {
    double quantile = quantile(upper ? 1 - share : share);
    double above = 0;
    double mean = 0;
    for (Part part : parts) {
      above += part.share * part.above(quantile);
      mean += part.share * (part.low + part.high) / 2;
    }
    return upper ? quantile + above / share : quantile - (quantile - mean + above) / share;
  }
}
