package io.cltr.reward;

/**
 * A reward model whose rounds count π/π_0: what it gets right on average are the actions of the
 * policy that is valued, not those of the logger. With an intercept that is not shrunk, weighted
 * residuals sum to 0, so that {@code dm} is nearly IPS with less noise; a model that is right does
 * not change but for the noise of the weights. Unbiased weights need the logger's probabilities to
 * be right.
 *
 * @param of the model
 */
public record ImportanceWeighted(RewardModel of) implements PolicyWeighted {
  /** Of logistic regression. */
  public ImportanceWeighted() {
    this(new LogisticReward());
  }

  /** Refuses models that know no weights. */
  public ImportanceWeighted {
    PolicyWeighted.require(this, of);
  }

  @Override
  public double weight(double ratio, double probability) {
    return ratio;
  }

  @Override
  public RewardModel around(RewardModel other) {
    return new ImportanceWeighted(other);
  }

  @Override
  public String id() {
    return "importance-weighted";
  }

  @Override
  public String summary() {
    return "Another model, its rounds weighted by how often the valued policy would have them";
  }

  @Override
  public String source() {
    return "Shimodaira, J. Stat. Plan. Inference 2000; Farajtabar, Chow, Ghavamzadeh, ICML 2018";
  }
}
