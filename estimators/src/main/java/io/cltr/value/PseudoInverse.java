package io.cltr.value;

import io.cltr.interval.Statistic;
import java.util.Optional;
import java.util.Set;

/**
 * The pseudo-inverse estimator of slates under a logger of independent slots: mean(w Σ_k r_k), w =
 * 1 − L + Σ_k w_k with w_k = P_π(a_k at k)/P_0(a_k at k) over the L slots.
 *
 * <p>Unbiased where the slate's whole reward is a sum of parts that each depend on one slot alone,
 * without knowing which slot a reward came from. Weights may be negative. A logger whose slots are
 * not independent is refused.
 */
public record PseudoInverse() implements ValueEstimator {
  @Override
  public String id() {
    return "pseudo-inverse";
  }

  @Override
  public String summary() {
    return "Whole rewards of slates whose slots add up, by slot-wise ratios (product loggers)";
  }

  @Override
  public String source() {
    return "Swaminathan, Krishnamurthy, Agarwal, Dudík, Langford, Jose, Zitouni, NeurIPS 2017";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.empty();
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new Additive());
  }

  private record Additive() implements SlateValue {
    @Override
    public Set<Known> needs() {
      return Set.of(Known.MARGINAL);
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
      into[at] += weight(slate) * slate.reward();
    }

    @Override
    public double weight(Slate slate) {
      double weight = 1 - slate.slots();
      for (double ratio : slate.marginal()) {
        weight += ratio;
      }
      return weight;
    }
  }
}
