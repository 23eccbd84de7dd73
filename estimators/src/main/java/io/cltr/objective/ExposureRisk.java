package io.cltr.objective;

/**
 * The negated lower bound of what a Plackett–Luce policy is worth, or gains over a reference
 * policy:
 *
 * <pre>
 * g = −V̂ + √((1 − δ)/δ · (1 + b) · D/N),   V̂ = Σ_lists Σ_d ω_d γ̂_d / Σ n
 * VALUE: D = Σ_lists n Σ_d ω_d²/ω⁰_d / Σ n            (= Z d₂ of exposures normalised to 1)
 * GAIN:  D = Σ_lists n Σ_d (ω_d − ω⁰_d)²/ω⁰_d / Σ n   (= Z (d₂ − 1))
 * </pre>
 *
 * <p>n are the impressions of a list's query, ω⁰ the exposure of the reference, whose scores are
 * the teacher's; Z = Σ_k λ_k; to both exposures κ = Z/1000 is added. D/N bounds the variance of V̂,
 * or of V̂ less that of the reference, where ω⁰ is what the logger gave and clicks of one
 * impression are not positively correlated; the root is Cantelli's inequality. Around the reference
 * the bound of the value is flat, so noise moves the policy, by an amount that does not vanish with
 * N; that of the gain has a corner there, and the policy stays until the evidence for a change
 * outweighs it.
 *
 * <p>Neither is a certificate of the policy that maximises it. Exposures of both policies share
 * their noise. The root is taken of sums over all lists: optimise on all data at once.
 */
public final class ExposureRisk implements ListObjective {
  private static final long serialVersionUID = 1;
  private static final double LEAST = 1e-3;
  private static final double ROUNDED = 1e-8;

  /** What is bounded from below. */
  public enum Bound {
    /** The policy's value (Gupta, Oosterhuis and de Rijke, SIGIR 2023). */
    value,
    /** Its difference from that of the reference. */
    gain
  }

  private final PlackettLuceExposure policy;
  private final Bound bound;
  private final double factor;

  private ExposureRisk(PlackettLuceExposure policy, Bound bound, double factor) {
    this.policy = policy;
    this.bound = bound;
    this.factor = factor;
  }

  /**
   * The objective.
   *
   * @param rankWeights λ(1) … λ(K), at least 0; 0 beyond
   * @param samples rankings drawn per list and step
   * @param factor (1 − δ)/δ (1 + b)/N, at least 0
   */
  public static ExposureRisk of(double[] rankWeights, int samples, Bound bound, double factor) {
    return new ExposureRisk(new PlackettLuceExposure(rankWeights, samples, 0), bound, factor);
  }

  @Override
  public int terms() {
    return 2;
  }

  @Override
  public void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    WeightedRankings rankings = policy.rankings(list.key(), scores);
    double[] exposure = rankings.exposure();
    double[] reference = policy.rankings(list.key(), list.teacher()).exposure();
    double least = LEAST * policy.total();
    double[] worth = new double[scores.length];
    double[] risk = new double[scores.length];
    for (int d = 0; d < worth.length; d++) {
      worth[d] = -list.signal()[d];
      terms[0] += exposure[d] * worth[d];
      double share = list.impressions() / (reference[d] + least);
      double moved = bound == Bound.value ? exposure[d] + least : exposure[d] - reference[d];
      terms[1] += share * moved * moved;
      risk[d] = 2 * share * moved;
    }
    rankings.slopes(worth, slopes[0]);
    rankings.slopes(risk, slopes[1]);
  }

  @Override
  public double loss(double[] terms, double impressions, double[] byTerm) {
    double scale = policy.total() * ROUNDED;
    double root = Math.sqrt(factor * (terms[1] / impressions + scale));
    byTerm[0] = 1 / impressions;
    byTerm[1] = root == 0 ? 0 : factor / (2 * root * impressions);
    return terms[0] / impressions + root;
  }

  @Override
  public ListObjective atStep(int step) {
    return new ExposureRisk(policy.atStep(step), bound, factor);
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
