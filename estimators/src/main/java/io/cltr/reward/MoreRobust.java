package io.cltr.reward;

/**
 * A reward model whose rounds count w²(1 − π_0), w = π/π_0: its squared errors, weighted so, are
 * what they add to the variance of {@code dr}. Given the context, that variance is
 *
 * <pre>
 * Σ_a π²/π_0 σ² + eᵀ(diag(π²/π_0) − ππᵀ)e,   e = q − q̂;   diagonal: π_0 w² (1 − π_0)
 * </pre>
 *
 * <p>so the weights are exact for deterministic policies, and leave out −2 Σ_a&lt;b π_a π_b e_a e_b
 * otherwise, of which a log of single actions tells nothing. For models that are wrong; one that is
 * right does not change but for noise.
 *
 * @param of the model
 */
public record MoreRobust(RewardModel of) implements PolicyWeighted {
  /** Of logistic regression. */
  public MoreRobust() {
    this(new LogisticReward());
  }

  /** Refuses models that know no weights. */
  public MoreRobust {
    PolicyWeighted.require(this, of);
  }

  @Override
  public double weight(double ratio, double probability) {
    return ratio * ratio * (1 - probability);
  }

  @Override
  public RewardModel around(RewardModel other) {
    return new MoreRobust(other);
  }

  @Override
  public String id() {
    return "mrdr";
  }

  @Override
  public String summary() {
    return "Another model, its rounds weighted by what their errors add to the variance of dr";
  }

  @Override
  public String source() {
    return "Farajtabar, Chow, Ghavamzadeh, ICML 2018";
  }
}
