package io.cltr.change;

import io.cltr.change.Changes.ChangedRanking;
import io.cltr.change.Deconvolution.Fitted;
import io.cltr.interval.Normal;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How many impressions are of queries that got worse, the noise of clicks removed.
 *
 * <pre>
 * negative flips  NFR = Σ_q w_q P(Δ_q < −τ | x_q)/Σ w        regret  R⁻ = Σ_q w_q E[max(0, −Δ_q) | x_q]/Σ w
 * </pre>
 *
 * <p>under the distribution of changes that {@link Deconvolution} fits; queries that both policies
 * rank alike count as unchanged. Counting measured changes instead would read noise as flips: with
 * thirty impressions per query, a third of the queries of a candidate that changes nothing.
 *
 * <p>The interval goes over all distributions with a share of flips that a likelihood ratio does
 * not exclude, and adds what the flips of single queries vary given the distribution. Where the log
 * says little it is wide. The A/A floor is the {@link #FLOOR}-quantile of NFR where no query
 * changes and all is measured as exactly as here: an estimate below it may be noise alone.
 *
 * <p>Cost: {@link #REPLICATES} fits.
 *
 * <p>Source: Yan et al., CVPR 2021 (negative flips); Stephens, Biostatistics 2017; Wilks, Ann.
 * Math. Stat. 1938.
 *
 * @param threshold τ in the metric per impression
 * @param negative NFR
 * @param low lower end of its interval
 * @param high upper end
 * @param floor A/A floor of NFR
 * @param positive Σ w P(Δ > τ)/Σ w
 * @param regret R⁻, in the metric per impression
 * @param regretLow lower end of its interval
 * @param regretHigh upper end
 * @param gain R⁺ likewise
 * @param tail mean Δ over the 1 % of the impressions that lose most
 * @param level of the intervals
 * @param losers queries with their chance to be flips, the largest expected losses first
 */
public record Flips(
    double threshold,
    double negative,
    double low,
    double high,
    double floor,
    double positive,
    double regret,
    double regretLow,
    double regretHigh,
    double gain,
    double tail,
    double level,
    List<Loser> losers) {
  /** Quantile of the A/A floor. */
  public static final double FLOOR = 0.95;

  private static final int REPLICATES = 99;
  private static final int HALVINGS = 12;
  private static final int SHOWN = 20;
  private static final double WORST = 0.01;

  /**
   * A query that loses.
   *
   * @param change E[Δ | x]
   * @param chance P(Δ < −τ | x)
   */
  public record Loser(ChangedRanking ranking, double change, double chance) {
    private double loss() {
      return change * ranking.change().impressions();
    }
  }

  /**
   * Of {@code changes}.
   *
   * @param share τ as a share of production's value
   */
  public static Flips of(Changes changes, double share, double level) {
    double threshold = share * Math.abs(changes.value());
    if (changes.sample().isEmpty()) {
      return new Flips(threshold, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, level, List.of());
    }
    Weighed weighed = Weighed.of(changes);
    Deconvolution all = Deconvolution.of(changes.sample(), weighed.stands(), threshold);
    Fitted fitted = all.penalised();
    Fitted free = all.free();
    double z = Normal.twoSided(level);
    Outlook outlook = weighed.outlook(changes.sample(), all, fitted);
    double[] flips = all.flips();
    double[] losses = all.losses();
    double ratio = z * z;
    Outlook fewest = weighed.outlook(changes.sample(), all, end(all, free, flips, 0, ratio));
    Outlook most = weighed.outlook(changes.sample(), all, end(all, free, flips, 1, ratio));
    Fitted mild = end(all, free, losses, 0, ratio);
    Fitted harsh = end(all, free, losses, losses[0], ratio);
    Outlook least = weighed.outlook(changes.sample(), all, mild);
    Outlook worst = weighed.outlook(changes.sample(), all, harsh);
    double negative = outlook.below(-threshold);
    double low = fewest.below(-threshold) - z * fewest.deviationBelow(-threshold, weighed.own());
    double high = most.below(-threshold) + z * most.deviationBelow(-threshold, weighed.own());
    double regret = outlook.loss();
    double regretLow =
        Math.min(least.loss(), weighed.changed() * mild.mean(losses))
            - z * least.deviationOfLoss(weighed.own());
    double regretHigh =
        Math.max(worst.loss(), weighed.changed() * harsh.mean(losses))
            + z * worst.deviationOfLoss(weighed.own());
    return new Flips(
        threshold,
        negative,
        Math.max(0, Math.min(low, negative)),
        Math.min(weighed.changed(), Math.max(high, negative)),
        floor(changes.sample(), weighed, threshold),
        weighed.changed() - outlook.below(Math.max(threshold, Double.MIN_VALUE)),
        regret,
        Math.max(0, Math.min(regret, regretLow)),
        Math.max(regret, regretHigh),
        outlook.partial(Double.POSITIVE_INFINITY) + regret,
        outlook.tail(WORST),
        level,
        losers(changes, all, fitted, threshold));
  }

  /**
   * What each query of the sample counts.
   *
   * @param weights share of all impressions that it stands for
   * @param own share that it has
   * @param stands number of queries that it stands for
   */
  private record Weighed(double[] weights, double[] own, double[] stands) {
    static Weighed of(Changes changes) {
      List<MeasuredChange> sample = changes.sample();
      int n = sample.size();
      Weighed weighed = new Weighed(new double[n], new double[n], new double[n]);
      for (int q = 0; q < n; q++) {
        double w = sample.get(q).impressions();
        weighed.weights[q] = Math.max(w, changes.threshold()) / changes.impressions();
        weighed.own[q] = w / changes.impressions();
        weighed.stands[q] = Math.max(1, changes.threshold() / w);
      }
      return weighed;
    }

    double changed() {
      return Arrays.stream(weights).sum();
    }

    Outlook outlook(List<MeasuredChange> rows, Deconvolution all, Fitted fitted) {
      return Outlook.of(rows, weights, all.spreads(), fitted.shares());
    }
  }

  /** The distribution with Σ π r nearest to {@code furthest} whose likelihood ratio is allowed. */
  private static Fitted end(
      Deconvolution all, Fitted free, double[] r, double furthest, double ratio) {
    Fitted found = all.where(r, furthest, free);
    if (near(found, free, ratio)) {
      return found;
    }
    double inside = free.mean(r);
    double outside = furthest;
    found = free;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = (inside + outside) / 2;
      Fitted there = all.where(r, middle, found);
      if (near(there, free, ratio)) {
        inside = middle;
        found = there;
      } else {
        outside = middle;
      }
    }
    return found;
  }

  private static boolean near(Fitted fitted, Fitted free, double ratio) {
    return 2 * (free.logLikelihood() - fitted.logLikelihood()) <= ratio;
  }

  /** The quantile of NFR over measurements of no change. */
  private static double floor(List<MeasuredChange> sample, Weighed weighed, double threshold) {
    Generator noise = new Generator(1).split("a/a floor");
    double[] found = new double[REPLICATES];
    for (int r = 0; r < REPLICATES; r++) {
      Generator own = noise.split(r);
      List<MeasuredChange> still = sample.stream().map(change -> change.unchanged(own)).toList();
      Deconvolution all = Deconvolution.of(still, weighed.stands(), threshold);
      found[r] = weighed.outlook(still, all, all.penalised()).below(-threshold);
    }
    Arrays.sort(found);
    return found[(int) Math.ceil(FLOOR * (REPLICATES + 1)) - 1];
  }

  private static List<Loser> losers(
      Changes changes, Deconvolution all, Fitted fitted, double threshold) {
    List<MeasuredChange> rows =
        changes.largestLosses().stream().map(ChangedRanking::change).toList();
    Outlook outlook = Outlook.of(rows, new double[rows.size()], all.spreads(), fitted.shares());
    List<Loser> losers = new ArrayList<>();
    for (int q = 0; q < rows.size(); q++) {
      losers.add(
          new Loser(
              changes.largestLosses().get(q),
              outlook.partial(q, Double.POSITIVE_INFINITY)[0],
              outlook.below(q, -threshold)));
    }
    losers.sort(Comparator.comparingDouble(Loser::loss));
    return losers.stream().limit(SHOWN).toList();
  }
}
