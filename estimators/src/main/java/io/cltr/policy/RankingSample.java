package io.cltr.policy;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import java.util.Arrays;

/**
 * Rankings that stand for what a policy shows for a query, all alike likely: the only one of a
 * deterministic policy, else draws.
 *
 * <p>A draw is as long as the policy's rankings are: down to rank k with the probability that it
 * shows anything there. Of a policy that is known by rank probabilities alone (a table, a logger
 * that shuffles) draws are those of {@link Policy#draw}, which those probabilities do not
 * determine.
 *
 * @param positions 1-based, increasing, by ranking
 * @param documents of the candidates, by ranking
 * @param exact whether nothing was drawn
 */
public record RankingSample(int[][] positions, int[][] documents, boolean exact) {
  private static final double ROUNDING = 1e-9;

  /**
   * The rankings of {@code policy}, whose rank probabilities are {@code ranks}; its own draws where
   * these are shares of them.
   *
   * @param draws how many to draw else
   */
  public static RankingSample of(
      Policy policy, Query query, Displays displays, Ranks ranks, int draws) {
    if (ranks.draws().length > 0) {
      return drawn(ranks.draws());
    }
    int[] fixed = fixed(ranks);
    if (fixed != null) {
      return fixed(fixed);
    }
    if (policy.slates(query, displays, ranks.depth()).orElse(null) instanceof ProductSlates) {
      throw new ConfigException(
          "policy '%s' fills slots independently and may repeat documents, which users of click models"
                  .formatted(policy.name())
              + " are not asked about; value it by estimators of slates");
    }
    double[] shown = shown(ranks);
    int[][] rankings = new int[draws][];
    for (int i = 0; i < draws; i++) {
      int[] ranking = policy.draw(query, displays, i).orElseThrow();
      double cut = new Generator(i).split("length of a ranking").split(query.id()).nextDouble();
      int length = 0;
      while (length < Math.min(ranking.length, shown.length)
          && shown[length] > cut * (1 - ROUNDING)) {
        length++;
      }
      rankings[i] = Arrays.copyOf(ranking, length);
    }
    return drawn(rankings);
  }

  private static RankingSample drawn(int[][] rankings) {
    int[][] positions = new int[rankings.length][];
    for (int i = 0; i < rankings.length; i++) {
      positions[i] = new int[rankings[i].length];
      Arrays.setAll(positions[i], k -> k + 1);
    }
    return new RankingSample(positions, rankings, false);
  }

  private static RankingSample fixed(int[] byRank) {
    int[] positions = new int[byRank.length];
    int[] documents = new int[byRank.length];
    int n = 0;
    for (int k = 0; k < byRank.length; k++) {
      if (byRank[k] >= 0) {
        positions[n] = k + 1;
        documents[n++] = byRank[k];
      }
    }
    return new RankingSample(
        new int[][] {Arrays.copyOf(positions, n)}, new int[][] {Arrays.copyOf(documents, n)}, true);
  }

  /** The document at each rank, −1 for none; null where any rank is uncertain. */
  private static int[] fixed(Ranks ranks) {
    int[] fixed = new int[ranks.depth()];
    Arrays.fill(fixed, -1);
    for (int k = 0; k < fixed.length; k++) {
      for (int d = 0; d < ranks.documents(); d++) {
        double mass = ranks.at(d, k + 1);
        if (mass > 1 - ROUNDING) {
          fixed[k] = d;
        } else if (mass > ROUNDING) {
          return null;
        }
      }
    }
    return fixed;
  }

  /** P(anything is shown) by rank. */
  private static double[] shown(Ranks ranks) {
    double[] shown = new double[ranks.depth()];
    for (int k = 0; k < shown.length; k++) {
      for (int d = 0; d < ranks.documents(); d++) {
        shown[k] += ranks.at(d, k + 1);
      }
    }
    return shown;
  }
}
