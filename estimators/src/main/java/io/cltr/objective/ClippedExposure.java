package io.cltr.objective;

/**
 * Proximal ranking policy optimisation (Gupta, Oosterhuis and de Rijke, CIKM 2024): the negated
 * gain of a Plackett–Luce policy without the reward for going further from a reference policy than
 * a factor ε of exposure:
 *
 * <pre>
 * t = −Σ_d ω⁰_d r_d min(ω_d/ω⁰_d, ε) where r_d ≥ 0,  −Σ_d ω⁰_d r_d max(ω_d/ω⁰_d, 1/ε) where r_d &lt; 0
 * r_d = γ̂_d − Σ_e ω⁰_e γ̂_e / Σ_e ω⁰_e
 * </pre>
 *
 * <p>ω⁰ is the exposure of the reference, whose scores are the teacher's; κ = Σλ/1000 is added to
 * both exposures. Σ_d ω_d is the same for all policies, so to take a list's mean off γ̂ changes no
 * gain; it makes documents below the reference's mean count as losses, which are clipped at 1/ε.
 * Slopes by PL-Rank-3, with worth 0 where clipped. Both exposures share their noise.
 */
public final class ClippedExposure implements ListObjective {
  private static final long serialVersionUID = 1;
  private static final double LEAST = 1e-3;

  private final PlackettLuceExposure policy;
  private final double clip;

  private ClippedExposure(PlackettLuceExposure policy, double clip) {
    this.policy = policy;
    this.clip = clip;
  }

  /**
   * The objective.
   *
   * @param rankWeights λ(1) … λ(K), at least 0; 0 beyond
   * @param samples rankings drawn per list and step
   * @param clip ε, at least 1
   */
  public static ClippedExposure of(double[] rankWeights, int samples, double clip) {
    return new ClippedExposure(new PlackettLuceExposure(rankWeights, samples, 0), clip);
  }

  @Override
  public void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    WeightedRankings rankings = policy.rankings(list.key(), scores);
    double[] exposure = rankings.exposure();
    double[] reference = policy.rankings(list.key(), list.teacher()).exposure();
    double least = LEAST * policy.total();
    double mean = mean(reference, list.signal());
    double[] worth = new double[scores.length];
    for (int d = 0; d < worth.length; d++) {
      double advantage = list.signal()[d] - mean;
      double from = reference[d] + least;
      double ratio = (exposure[d] + least) / from;
      double kept = advantage >= 0 ? Math.min(ratio, clip) : Math.max(ratio, 1 / clip);
      terms[0] -= advantage * kept * from;
      worth[d] = kept == ratio ? -advantage : 0;
    }
    rankings.slopes(worth, slopes[0]);
  }

  private static double mean(double[] exposure, double[] signal) {
    double gain = 0;
    double total = 0;
    for (int d = 0; d < exposure.length; d++) {
      gain += exposure[d] * signal[d];
      total += exposure[d];
    }
    return total == 0 ? 0 : gain / total;
  }

  @Override
  public ListObjective atStep(int step) {
    return new ClippedExposure(policy.atStep(step), clip);
  }

  @Override
  public boolean needsRelevance() {
    return false;
  }

  @Override
  public boolean needsTeacher() {
    return true;
  }

  @Override
  public boolean endsEarly() {
    return false;
  }
}
