package io.cltr.value.slate;

import io.cltr.interval.Statistic;
import io.cltr.value.RankingEstimator;
import io.cltr.value.Slate;
import io.cltr.value.SlateValue;
import io.cltr.value.ValueEstimator;
import java.util.Optional;
import java.util.Set;

/**
 * The pseudo-inverse estimator of slates: mean(w Σ_k r_k), w = qᵀ Γ⁺ 1_s with 1_s the indicator of
 * which document each slot holds, Γ = E_{π_0}[1_s 1_sᵀ] and q = E_π[1_s].
 *
 * <p>Where no policy of the loggers is named, slots are taken to be filled independently: then w =
 * 1 − L + Σ_k P_π(a_k at k)/P_0(a_k at k) over the L slots, and a log whose probabilities of whole
 * slates say otherwise is refused. Named policies are any that tell whole slates, which are listed
 * ({@link AdditiveWeights}).
 *
 * <p>Unbiased where the slate's whole reward is a sum of parts that each depend on one slot alone,
 * without knowing which slot a reward came from; biased by what slots do to each other. Weights may
 * be negative.
 */
public record PseudoInverse() implements ValueEstimator {
  @Override
  public String id() {
    return "pseudo-inverse";
  }

  @Override
  public String summary() {
    return "Whole rewards of slates whose slots add up, by the pseudo-inverse of what the logger shows";
  }

  @Override
  public String source() {
    return "Swaminathan, Krishnamurthy, Agarwal, Dudík, Langford, Jose, Zitouni, NeurIPS 2017";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new Additive());
  }

  private record Additive() implements SlateValue {
    @Override
    public Set<Known> needs() {
      return Set.of(Known.ADDITIVE);
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
      return slate.additive();
    }
  }
}
