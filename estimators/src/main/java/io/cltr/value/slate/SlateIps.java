package io.cltr.value.slate;

import io.cltr.interval.Statistic;
import io.cltr.value.Slate;
import io.cltr.value.SlateValue;
import io.cltr.value.SlateValue.Known;
import io.cltr.value.estimator.Normalised;
import java.io.Serializable;
import java.util.Set;

/** Rewards of slots, weighted slot by slot; the weights of a slot are 1 on average. */
interface SlateIps extends Serializable {
  /** w_k. */
  double weight(Slate slate, int slot);

  /** What w_k is made of. */
  Known needs();

  /** Mean of w over the slots: the weight of the slate where slots weigh differently. */
  default double mean(Slate slate) {
    double sum = 0;
    for (int k = 0; k < slate.slots(); k++) {
      sum += weight(slate, k);
    }
    return sum / slate.slots();
  }

  /** w_k = π(slate)/π_0(slate). */
  record Whole() implements SlateIps {
    @Override
    public double weight(Slate slate, int slot) {
      return slate.joint();
    }

    @Override
    public Known needs() {
      return Known.JOINT;
    }
  }

  /** w_k = π(a_k at k)/π_0(a_k at k). */
  record Slot() implements SlateIps {
    @Override
    public double weight(Slate slate, int slot) {
      return slate.marginal()[slot];
    }

    @Override
    public Known needs() {
      return Known.MARGINAL;
    }
  }

  /** w_k = π(a_1, …, a_k)/π_0(a_1, …, a_k). */
  record Down() implements SlateIps {
    @Override
    public double weight(Slate slate, int slot) {
      return slate.cascade()[slot];
    }

    @Override
    public Known needs() {
      return Known.CASCADE;
    }
  }

  /** A value by these weights. */
  interface Weighted extends SlateValue {
    /** Weighs the slots. */
    SlateIps ips();

    @Override
    default Set<Known> needs() {
      return Set.of(ips().needs());
    }

    @Override
    default double weight(Slate slate) {
      return ips().mean(slate);
    }
  }

  /** mean Σ_k w_k r_k. */
  record Mean(SlateIps ips) implements Weighted {
    @Override
    public int moments(int depth) {
      return 1;
    }

    @Override
    public Statistic statistic(int depth) {
      return new Statistic.Mean();
    }

    @Override
    public void add(Slate slate, double[] into, int at) {
      for (int k = 0; k < slate.slots(); k++) {
        into[at] += ips.weight(slate, k) * slate.rewards()[k];
      }
    }
  }

  /** Σ w r/Σ w with one weight for the slate. */
  record Ratio(SlateIps ips) implements Weighted {
    @Override
    public int moments(int depth) {
      return 2;
    }

    @Override
    public Statistic statistic(int depth) {
      return new Normalised.Ratio();
    }

    @Override
    public void add(Slate slate, double[] into, int at) {
      into[at] += weight(slate) * slate.reward();
      into[at + 1] += weight(slate);
    }
  }

  /**
   * Σ_k (Σ w_k r_k/Σ w_k), each slot normalised by itself. A slot that a slate lacks weighs 1 and
   * has no reward, so the means of all slots' weights are 1 in expectation.
   */
  record Ratios(SlateIps ips) implements Weighted {
    @Override
    public int moments(int depth) {
      return 2 * depth;
    }

    @Override
    public Statistic statistic(int depth) {
      return new Normalised.Ratios(depth);
    }

    @Override
    public void add(Slate slate, double[] into, int at) {
      for (int k = 0; k < slate.depth(); k++) {
        boolean filled = k < slate.slots();
        double w = filled ? ips.weight(slate, k) : 1;
        into[at + 2 * k] += filled ? w * slate.rewards()[k] : 0;
        into[at + 2 * k + 1] += w;
      }
    }
  }
}
