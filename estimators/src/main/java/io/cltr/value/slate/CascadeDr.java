package io.cltr.value.slate;

import io.cltr.interval.Statistic;
import io.cltr.value.RankingEstimator;
import io.cltr.value.Slate;
import io.cltr.value.SlateValue;
import io.cltr.value.ValueEstimator;
import java.util.Optional;
import java.util.Set;

/**
 * Doubly robust estimation of slates for users who go down the ranking:
 *
 * <pre>
 * mean Σ_k [w_k (r_k − Q̂_k(a_k)) + w_{k−1} Σ_a π(a | a_1, …, a_{k−1}) Q̂_k(a)],   w_0 = 1
 * </pre>
 *
 * <p>w as in {@link SlateRips}, Q̂_k(a) the predicted reward of slot k and those below, made of
 * what the reward model predicts for each slot, cross-fitted by unit. Unbiased whatever Q̂ says
 * where the reward of a slot depends on that slot and those above it; the better Q̂, the smaller
 * its variance.
 */
public record CascadeDr() implements ValueEstimator {
  @Override
  public String id() {
    return "cascade-dr";
  }

  @Override
  public String summary() {
    return "rips with a reward model of the slots ahead as control variate";
  }

  @Override
  public String source() {
    return "Kiyohara, Saito, Matsuhiro, Narita, Shimizu, Yamamoto, WSDM 2022";
  }

  @Override
  public Basis basis() {
    return Basis.BOTH;
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new Corrected());
  }

  private record Corrected() implements SlateValue {
    @Override
    public Set<Known> needs() {
      return Set.of(Known.CASCADE);
    }

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
      double above = 1;
      for (int k = 0; k < slate.slots(); k++) {
        double w = slate.cascade()[k];
        into[at] += w * (slate.rewards()[k] - slate.predicted()[k]) + above * slate.expected()[k];
        above = w;
      }
    }

    @Override
    public double weight(Slate slate) {
      return new SlateIps.Down().mean(slate);
    }
  }
}
