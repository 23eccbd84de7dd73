package io.cltr.value.logger;

import io.cltr.interval.Statistic;
import io.cltr.interval.Totals;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Estimates from what several loggers logged. Moments 2j + 1 and 2j + 2 are, of the rounds of
 * logger j alone, the sum of what they contribute and of their number, or of that number over the
 * logger's share.
 */
final class ByLogger {
  private static final double ROUNDING = 1e-12;

  private ByLogger() {}

  /** What a round contributes whose reward, or residual, has the weight w. */
  interface Payoff extends Serializable {
    double of(double w, Round round);
  }

  /** w r. */
  record Rewards() implements Payoff {
    @Override
    public double of(double w, Round round) {
      return w * round.reward();
    }
  }

  /** Σ_a π(a) q̂(a) + w(r − q̂). */
  record Residuals() implements Payoff {
    @Override
    public double of(double w, Round round) {
      return round.expected() + w * (round.reward() - round.predicted());
    }
  }

  /** Weights against the mixture of all loggers. */
  record Mixture(int loggers, Payoff payoff) implements ActionValue {
    @Override
    public int moments() {
      return 2 * loggers;
    }

    @Override
    public Statistic statistic() {
      return new Stratified();
    }

    @Override
    public void add(Round round, double[] into, int at) {
      into[at + 2 * round.logger()] += payoff.of(round.mixed(), round);
      into[at + 2 * round.logger() + 1] += 1 / round.share();
    }

    @Override
    public double weight(Round round) {
      return round.mixed();
    }

    @Override
    public double cut(Round round) {
      return 0;
    }

    @Override
    public String offBalance() {
      return "a logger's policy is wrong, loggers serve different rounds, or the policy shows what"
          + " none of them does; check them, or compare with ips";
    }

    @Override
    public boolean needsLoggers() {
      return true;
    }

    @Override
    public boolean needsPolicies() {
      return true;
    }
  }

  /**
   * Weights against each logger; the loggers' estimates by their precision. Moment 2J + j + 1 is
   * the weight of logger j's rounds.
   */
  record Weighted(int loggers, Payoff payoff) implements ActionValue {
    @Override
    public int moments() {
      return 3 * loggers;
    }

    @Override
    public Statistic statistic() {
      return new InverseVariance();
    }

    @Override
    public void add(Round round, double[] into, int at) {
      into[at + 2 * round.logger()] += payoff.of(round.ratio(), round);
      into[at + 2 * round.logger() + 1] += 1;
      into[at + 2 * loggers + round.logger()] += round.ratio();
    }

    /** That of Σ_j λ_j/b_j w, as rewards are weighted. */
    @Override
    public OptionalDouble effectiveUnits(Totals totals) {
      double[] factors = InverseVariance.shares(totals);
      double sum = 0;
      double squares = 0;
      for (int j = 0; j < loggers; j++) {
        factors[j] = factors[j] == 0 ? 0 : factors[j] / totals.sums()[2 * j + 2];
        sum += factors[j] * totals.sums()[2 * loggers + j + 1];
        for (int l = 0; l <= j; l++) {
          double both =
              factors[j] * factors[l] * totals.product(2 * loggers + l + 1, 2 * loggers + j + 1);
          squares += l == j ? both : 2 * both;
        }
      }
      return OptionalDouble.of(sum == 0 ? 0 : sum * sum / squares);
    }

    @Override
    public double weight(Round round) {
      return round.ratio();
    }

    @Override
    public String offBalance() {
      return "logging probabilities are wrong, or a logger never shows what the policy does; use"
          + " mixture-ips, which needs support by any of them";
    }

    @Override
    public boolean needsLoggers() {
      return true;
    }
  }

  /**
   * Σ_j a_j/b_j over the loggers that logged, b_j = 1 on the units that the shares were counted on:
   * the sum of what all rounds contribute, whose error is that within loggers.
   */
  record Stratified() implements Statistic {
    @Override
    public double value(Totals totals) {
      double value = 0;
      for (int j = 1; j < totals.moments(); j += 2) {
        value += totals.sums()[j + 1] == 0 ? 0 : totals.sums()[j] / totals.sums()[j + 1];
      }
      return value;
    }

    @Override
    public double[] gradient(Totals totals) {
      double[] gradient = new double[totals.moments()];
      for (int j = 1; j < totals.moments(); j += 2) {
        ratio(totals, j, 1, gradient);
      }
      return gradient;
    }
  }

  /**
   * Σ_j λ_j a_j/b_j, λ_j ∝ 1/Var(a_j/b_j) by the delta method over units. A logger whose
   * contributions do not differ has no variance and takes no part; where no logger has one, λ_j ∝
   * b_j. The gradient takes λ as given: its error moves the value to second order alone, as all
   * loggers' estimates have one mean. Moments that follow a_j and b_j of all loggers, one for each
   * logger, do not enter.
   */
  record InverseVariance() implements Statistic {
    @Override
    public double value(Totals totals) {
      double[] shares = shares(totals);
      double value = 0;
      for (int l = 0; l < shares.length; l++) {
        int j = 2 * l + 1;
        value += shares[l] == 0 ? 0 : shares[l] * totals.sums()[j] / totals.sums()[j + 1];
      }
      return value;
    }

    @Override
    public double[] gradient(Totals totals) {
      double[] shares = shares(totals);
      double[] gradient = new double[totals.moments()];
      for (int l = 0; l < shares.length; l++) {
        ratio(totals, 2 * l + 1, shares[l], gradient);
      }
      return gradient;
    }

    @Override
    public String caveat() {
      return "the loggers' weights are the inverse variances on the same units";
    }

    /** λ by logger. */
    static double[] shares(Totals totals) {
      double[] precisions = new double[totals.moments() / 3];
      double[] counts = new double[precisions.length];
      double precision = 0;
      double count = 0;
      for (int l = 0; l < precisions.length; l++) {
        int j = 2 * l + 1;
        counts[l] = totals.sums()[j + 1];
        count += counts[l];
        double variance = variance(totals, j);
        precisions[l] = variance == 0 ? 0 : counts[l] * counts[l] / variance;
        precision += precisions[l];
      }
      double[] shares = precision == 0 ? counts : precisions;
      double sum = precision == 0 ? count : precision;
      for (int l = 0; l < shares.length; l++) {
        shares[l] = sum == 0 ? 0 : shares[l] / sum;
      }
      return shares;
    }

    /** Σ_u (a − V b)², V = a/b; 0 where it is rounding. */
    private static double variance(Totals totals, int j) {
      if (totals.sums()[j + 1] == 0) {
        return 0;
      }
      double value = totals.sums()[j] / totals.sums()[j + 1];
      double squares = totals.product(j, j);
      double variance =
          squares
              - 2 * value * totals.product(j, j + 1)
              + value * value * totals.product(j + 1, j + 1);
      return variance <= ROUNDING * squares ? 0 : variance;
    }
  }

  /** The gradient of {@code factor} mean_j/mean_{j+1}. */
  private static void ratio(Totals totals, int j, double factor, double[] gradient) {
    double below = totals.mean(j + 1);
    if (below != 0 && factor != 0) {
      gradient[j - 1] = factor / below;
      gradient[j] = -factor * totals.mean(j) / (below * below);
    }
  }
}
