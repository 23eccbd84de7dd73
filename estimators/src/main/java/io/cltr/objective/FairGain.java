package io.cltr.objective;

import java.util.Arrays;
import java.util.Optional;

/**
 * The negated expected gain of a Plackett–Luce policy, and what it costs that its exposure misses
 * demands:
 *
 * <pre>
 * g = −(1/N) Σ_lists Σ_d ω_d γ̂_d + Σ_m ψ_m(x_m/N)
 * </pre>
 *
 * <p>ω_d = E[λ(rank of d)], x_m the sums of {@link Demands} of e_d = E[θ of the rank of d], ψ of
 * {@link Multipliers}. Both come from the same rankings; slopes are those of {@link ExpectedGain},
 * one more for each demand. Demands are on sums over all lists: optimise on all data at once, or on
 * parts that each stand for the whole.
 */
public final class FairGain implements ListObjective {
  private static final long serialVersionUID = 1;

  /** How many times as many draws tell on which side of its bounds a list is. */
  private static final int APART = 4;

  private final PlackettLuceExposure policy;
  private final double[] examination;
  private final GroupReader reader;
  private final Demands demands;
  private final Multipliers multipliers;

  private FairGain(
      PlackettLuceExposure policy,
      double[] examination,
      GroupReader reader,
      Demands demands,
      Multipliers multipliers) {
    this.policy = policy;
    this.examination = examination;
    this.reader = reader;
    this.demands = demands;
    this.multipliers = multipliers;
  }

  /**
   * The objective.
   *
   * @param rankWeights λ(1), λ(2), …, at least 0; 0 beyond
   * @param examination θ_1, θ_2, …, at least 0; 0 beyond
   * @param samples rankings drawn per list and step
   * @param reader of the groups
   */
  public static FairGain of(
      double[] rankWeights,
      double[] examination,
      int samples,
      GroupReader reader,
      Demands demands,
      Multipliers multipliers) {
    int depth = Math.max(rankWeights.length, examination.length);
    return new FairGain(
        new PlackettLuceExposure(Arrays.copyOf(rankWeights, depth), samples, 0),
        Arrays.copyOf(examination, depth),
        reader,
        demands,
        multipliers);
  }

  /** The same with other multipliers. */
  public FairGain with(Multipliers others) {
    return new FairGain(policy, examination, reader, demands, others);
  }

  @Override
  public int terms() {
    return 1 + demands.count();
  }

  @Override
  public void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    WeightedRankings rankings = policy.rankings(list.key(), scores);
    double[] gain = rankings.exposure();
    double[] worth = new double[scores.length];
    for (int d = 0; d < worth.length; d++) {
      worth[d] = -list.signal()[d];
      terms[0] += gain[d] * worth[d];
    }
    rankings.slopes(worth, slopes[0]);
    WeightedRankings examined = rankings.weighted(examination);
    double[][] byExposure = new double[demands.count()][scores.length];
    double[] apart =
        demands.asksApart()
            ? policy
                .withSamples(APART * policy.samples())
                .rankings(~list.key(), scores)
                .weighted(examination)
                .exposure()
            : examined.exposure();
    demands.at(list, examined.exposure(), apart, terms, byExposure);
    for (int m = 0; m < byExposure.length; m++) {
      examined.slopes(byExposure[m], slopes[m + 1]);
    }
  }

  @Override
  public double loss(double[] terms, double impressions, double[] byTerm) {
    double[] x = new double[demands.count()];
    Arrays.setAll(x, m -> terms[m + 1] / impressions);
    double[] byDemand = new double[x.length];
    double cost = multipliers.cost(demands, x, byDemand);
    byTerm[0] = 1 / impressions;
    for (int m = 0; m < x.length; m++) {
      byTerm[m + 1] = byDemand[m] / impressions;
    }
    return terms[0] / impressions + cost;
  }

  @Override
  public ListObjective atStep(int step) {
    return new FairGain(policy.atStep(step), examination, reader, demands, multipliers);
  }

  @Override
  public Optional<GroupReader> groups() {
    return Optional.of(reader);
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
