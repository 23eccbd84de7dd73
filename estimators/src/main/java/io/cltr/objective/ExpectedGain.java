package io.cltr.objective;

/**
 * The negated expected gain of a Plackett–Luce policy: t = −Σ_d ω_d γ̂_d with ω_d = E_{y∼PL(f)}[
 * λ(rank of d)], and its slopes by PL-Rank-3 (Oosterhuis, SIGIR 2022).
 *
 * <p>The slopes are an unbiased estimate of those of E[t], not the derivative of the drawn t; they
 * are both where the list is short enough to be enumerated. γ̂ may have any sign: t is bounded by
 * Σ|γ̂| max λ. Cost per list: samples × (documents + K log documents).
 */
public final class ExpectedGain implements ListObjective {
  private static final long serialVersionUID = 1;

  private final PlackettLuceExposure policy;

  private ExpectedGain(PlackettLuceExposure policy) {
    this.policy = policy;
  }

  /**
   * The objective.
   *
   * @param rankWeights λ(1) … λ(K), at least 0; 0 beyond
   * @param samples rankings drawn per list and step
   */
  public static ExpectedGain of(double[] rankWeights, int samples) {
    return new ExpectedGain(new PlackettLuceExposure(rankWeights, samples, 0));
  }

  @Override
  public void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    WeightedRankings rankings = policy.rankings(list.key(), scores);
    double[] exposure = rankings.exposure();
    double[] worth = new double[scores.length];
    for (int d = 0; d < worth.length; d++) {
      worth[d] = -list.signal()[d];
      terms[0] += exposure[d] * worth[d];
    }
    rankings.slopes(worth, slopes[0]);
  }

  /** The expected gain itself, with the noise of step 0. */
  @Override
  public double worth(ListData list, double[] scores) {
    double[] exposure = policy.atStep(0).rankings(list.key(), scores).exposure();
    double gain = 0;
    for (int d = 0; d < exposure.length; d++) {
      gain += exposure[d] * list.signal()[d];
    }
    return gain;
  }

  @Override
  public ListObjective atStep(int step) {
    return new ExpectedGain(policy.atStep(step));
  }

  @Override
  public boolean needsRelevance() {
    return false;
  }
}
