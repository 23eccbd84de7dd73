package io.cltr.simulate;

import io.cltr.policy.Ranks;
import io.cltr.ranker.Rankings;

/** What a policy is worth on a query, exactly. */
public interface TrueMetric {
  /** What reports call it. */
  String id();

  /** The value of {@code ranks}, which tells at least {@link #depth} ranks. */
  double of(TrueQuery query, Ranks ranks);

  /** The deepest rank that counts. */
  int depth();

  /** Clicks per impression: Σ_d Σ_k P(d at k)(α_k γ_d + β_k). */
  record Clicks(ClickCurve curve) implements TrueMetric {
    @Override
    public String id() {
      return "clicks";
    }

    @Override
    public double of(TrueQuery query, Ranks ranks) {
      double sum = 0;
      for (int d = 0; d < query.documents().length; d++) {
        sum +=
            query.relevance()[d] * ranks.expected(d, curve.alpha())
                + ranks.expected(d, curve.beta());
      }
      return sum;
    }

    @Override
    public int depth() {
      return curve.depth();
    }
  }

  /** Reward per impression: Σ_d r_d Σ_k P(d at k)(α_k γ_d + β_k). */
  record Reward(ClickCurve curve) implements TrueMetric {
    @Override
    public String id() {
      return "reward";
    }

    @Override
    public double of(TrueQuery query, Ranks ranks) {
      double sum = 0;
      for (int d = 0; d < query.documents().length; d++) {
        sum +=
            query.rewards()[d]
                * (query.relevance()[d] * ranks.expected(d, curve.alpha())
                    + ranks.expected(d, curve.beta()));
      }
      return sum;
    }

    @Override
    public int depth() {
      return curve.depth();
    }
  }

  /** Σ_d γ_d E[1/log2(1 + rank)] over ranks up to the cutoff. */
  record Dcg(int cutoff) implements TrueMetric {
    @Override
    public String id() {
      return "dcg@" + cutoff;
    }

    @Override
    public double of(TrueQuery query, Ranks ranks) {
      return sum(query.relevance(), ranks, cutoff);
    }

    @Override
    public int depth() {
      return cutoff;
    }

    private static double sum(double[] gains, Ranks ranks, int cutoff) {
      double[] weights = new double[cutoff];
      for (int k = 1; k <= cutoff; k++) {
        weights[k - 1] = StrictMath.log(2) / StrictMath.log(1.0 + k);
      }
      double sum = 0;
      for (int d = 0; d < gains.length; d++) {
        sum += gains[d] * ranks.expected(d, weights);
      }
      return sum;
    }
  }

  /**
   * DCG of the gains 2^grade − 1 over that of the best ranking; 1 where no document is relevant,
   * which no ranking could change.
   */
  record Ndcg(int cutoff) implements TrueMetric {
    @Override
    public String id() {
      return "ndcg@" + cutoff;
    }

    @Override
    public double of(TrueQuery query, Ranks ranks) {
      double[] gains = new double[query.grades().length];
      for (int d = 0; d < gains.length; d++) {
        gains[d] = (1L << query.grades()[d]) - 1.0;
      }
      Ranks best = Ranks.of(Rankings.best(gains, new long[gains.length], gains.length), cutoff);
      double ideal = Dcg.sum(gains, best, cutoff);
      return ideal == 0 ? 1 : Dcg.sum(gains, ranks, cutoff) / ideal;
    }

    @Override
    public int depth() {
      return cutoff;
    }
  }
}
