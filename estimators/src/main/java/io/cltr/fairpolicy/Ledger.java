package io.cltr.fairpolicy;

import io.cltr.fairness.GroupRow;
import io.cltr.fold.Fold;
import java.io.Serializable;

/**
 * What a policy gives to utility and to groups, per impression.
 *
 * @param utility Σ_d θ_rank(d) γ̂_d
 * @param exposure E_g by kind of rank weights, then group
 * @param impact I_g likewise
 */
record Ledger(double utility, double[][] exposure, double[][] impact) implements Serializable {

  /** The value of {@code row}, whose rank weights are of {@code kind}. */
  double of(GroupRow row, int kind) {
    return row.of(exposure[kind], impact[kind]);
  }

  /** This and {@code share} of {@code other}. */
  Ledger plus(double share, Ledger other) {
    Ledger sum = of(exposure.length, exposure[0].length);
    double utilities = utility + share * other.utility;
    for (int kind = 0; kind < exposure.length; kind++) {
      for (int g = 0; g < exposure[kind].length; g++) {
        sum.exposure[kind][g] = exposure[kind][g] + share * other.exposure[kind][g];
        sum.impact[kind][g] = impact[kind][g] + share * other.impact[kind][g];
      }
    }
    return new Ledger(utilities, sum.exposure, sum.impact);
  }

  /** Nothing. */
  static Ledger of(int kinds, int groups) {
    return new Ledger(0, new double[kinds][groups], new double[kinds][groups]);
  }

  /** Ranks every list at {@code prices}; state: a ledger. */
  record Of(PricedRanking ranking, GroupPrices prices, int groups)
      implements Fold<ListsBlock, Of.Sums, Ledger> {

    /** Sums so far. */
    static final class Sums implements Serializable {
      private double weight;
      private double utility;
      private final double[][] exposure;
      private final double[][] impact;

      private Sums(int kinds, int groups) {
        exposure = new double[kinds][groups];
        impact = new double[kinds][groups];
      }
    }

    @Override
    public Sums start() {
      return new Sums(ranking.kinds(), groups);
    }

    @Override
    public void add(Sums state, ListsBlock item) {
      for (int l = 0; l < item.lists(); l++) {
        double weight = item.weights()[l];
        double[] relevance = item.relevance(l);
        int[][] members = item.members(l);
        int[] ranked = ranking.of(relevance, members, prices);
        state.weight += weight;
        for (int k = 0; k < ranked.length; k++) {
          int d = ranked[k];
          state.utility += weight * ranking.weight(0, k) * relevance[d];
          for (int kind = 0; kind < ranking.kinds(); kind++) {
            double given = weight * ranking.weight(kind, k);
            for (int g : given == 0 ? new int[0] : members[d]) {
              state.exposure[kind][g] += given;
              state.impact[kind][g] += given * relevance[d];
            }
          }
        }
      }
    }

    @Override
    public void merge(Sums into, Sums from) {
      into.weight += from.weight;
      into.utility += from.utility;
      for (int kind = 0; kind < into.exposure.length; kind++) {
        for (int g = 0; g < groups; g++) {
          into.exposure[kind][g] += from.exposure[kind][g];
          into.impact[kind][g] += from.impact[kind][g];
        }
      }
    }

    @Override
    public Ledger finish(Sums state) {
      double n = state.weight == 0 ? 1 : state.weight;
      for (int kind = 0; kind < state.exposure.length; kind++) {
        for (int g = 0; g < groups; g++) {
          state.exposure[kind][g] /= n;
          state.impact[kind][g] /= n;
        }
      }
      return new Ledger(state.utility / n, state.exposure, state.impact);
    }
  }
}
