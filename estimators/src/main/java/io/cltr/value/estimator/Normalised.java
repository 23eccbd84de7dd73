package io.cltr.value.estimator;

import io.cltr.interval.Statistic;
import io.cltr.interval.Totals;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import java.util.function.ToDoubleFunction;

/** Means divided by the mean weight. */
public final class Normalised {
  private Normalised() {}

  /** Weighs each round; serialisable. */
  interface Weigher extends ToDoubleFunction<Round>, java.io.Serializable {}

  /** Σ w r/Σ w; 0 where no weight was used. */
  record Rewards(Weigher weigher) implements ActionValue {
    @Override
    public int moments() {
      return 2;
    }

    @Override
    public Statistic statistic() {
      return new Ratio();
    }

    @Override
    public void add(Round round, double[] into, int at) {
      double w = weight(round);
      into[at] += w * round.reward();
      into[at + 1] += w;
    }

    @Override
    public double weight(Round round) {
      return weigher.applyAsDouble(round);
    }

    @Override
    public String undefined() {
      return LEFT_OUT;
    }
  }

  /** mean(Σ_a π(a) q̂(a)) + Σ w(r − q̂)/Σ w; the first part alone where no weight was used. */
  record Residuals() implements ActionValue {
    @Override
    public int moments() {
      return 3;
    }

    @Override
    public Statistic statistic() {
      return new PlusRatio();
    }

    @Override
    public void add(Round round, double[] into, int at) {
      into[at] += round.expected();
      into[at + 1] += round.ratio() * (round.reward() - round.predicted());
      into[at + 2] += round.ratio();
    }

    @Override
    public double weight(Round round) {
      return round.ratio();
    }

    @Override
    public String undefined() {
      return "of which the model's part counts 0, and the correction is that of the others alone";
    }
  }

  /** a_1/a_2; 0 where a_2 is. */
  public record Ratio() implements Statistic {
    @Override
    public double value(Totals totals) {
      return totals.sums()[2] == 0 ? 0 : totals.sums()[1] / totals.sums()[2];
    }

    @Override
    public double[] gradient(Totals totals) {
      double weight = totals.mean(2);
      return weight == 0
          ? new double[2]
          : new double[] {1 / weight, -totals.mean(1) / (weight * weight)};
    }
  }

  /** Σ_k a_2k−1/a_2k, k = 1..{@code count}; a part is 0 where its a_2k is. */
  public record Ratios(int count) implements Statistic {
    @Override
    public double value(Totals totals) {
      double sum = 0;
      for (int k = 1; k <= count; k++) {
        double weight = totals.sums()[2 * k];
        sum += weight == 0 ? 0 : totals.sums()[2 * k - 1] / weight;
      }
      return sum;
    }

    @Override
    public double[] gradient(Totals totals) {
      double[] gradient = new double[2 * count];
      for (int k = 1; k <= count; k++) {
        double weight = totals.mean(2 * k);
        if (weight != 0) {
          gradient[2 * k - 2] = 1 / weight;
          gradient[2 * k - 1] = -totals.mean(2 * k - 1) / (weight * weight);
        }
      }
      return gradient;
    }
  }

  /** a_1/a_0 + a_2/a_3; a_1/a_0 where a_3 is 0. */
  record PlusRatio() implements Statistic {
    @Override
    public double value(Totals totals) {
      double ratio = totals.sums()[3] == 0 ? 0 : totals.sums()[2] / totals.sums()[3];
      return totals.mean(1) + ratio;
    }

    @Override
    public double[] gradient(Totals totals) {
      double weight = totals.mean(3);
      return weight == 0
          ? new double[] {1, 0, 0}
          : new double[] {1, 1 / weight, -totals.mean(2) / (weight * weight)};
    }
  }
}
