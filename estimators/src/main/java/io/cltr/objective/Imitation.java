package io.cltr.objective;

/**
 * How far a Plackett–Luce policy's exposure is from that which the log gave: t = −Σ_d e_d ln(ω_d +
 * κ), e_d = Σ v α of the displays of d, ω_d = E_{y∼PL(f)}[α of the rank of d], κ = Σα/1000.
 *
 * <p>Linear in e, and Σ_d ω_d is the same for all policies, so E[t] is least (up to κ) where ω is
 * the logger's own mean exposure, however few impressions each query has. Slopes by PL-Rank-3 with
 * the worth −e_d/(ω_d + κ). Lists without exposure say nothing.
 */
public final class Imitation implements ListObjective {
  private static final long serialVersionUID = 1;
  private static final double LEAST = 1e-3;

  private final PlackettLuceExposure policy;

  private Imitation(PlackettLuceExposure policy) {
    this.policy = policy;
  }

  /**
   * The objective.
   *
   * @param examination α(1) … α(K)
   * @param samples rankings drawn per list and step
   */
  public static Imitation of(double[] examination, int samples) {
    return new Imitation(new PlackettLuceExposure(examination, samples, 0));
  }

  @Override
  public void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    WeightedRankings rankings = policy.rankings(list.key(), scores);
    double[] exposure = rankings.exposure();
    double[] worth = new double[scores.length];
    double least = LEAST * policy.total();
    for (int d = 0; d < list.exposure().length; d++) {
      double own = exposure[d] + least;
      terms[0] -= list.exposure()[d] * StrictMath.log(own);
      worth[d] = -list.exposure()[d] / own;
    }
    rankings.slopes(worth, slopes[0]);
  }

  @Override
  public ListObjective atStep(int step) {
    return new Imitation(policy.atStep(step));
  }

  @Override
  public boolean needsRelevance() {
    return false;
  }

  @Override
  public boolean endsEarly() {
    return false;
  }
}
