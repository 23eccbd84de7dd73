package io.cltr.value.metric;

/**
 * Expected reciprocal rank: E[1/rank of the document that first satisfies], 0 where none of the
 * first ranks does; w_k = 1/k, k ≤ cutoff. Chapelle, Metzler, Zhang, Grinspan, CIKM 2009 define it
 * for the cascade of {@code cm}'s kind with satisfaction by grade; here any model of satisfied
 * users gives the chances (Chuklin, Serdyukov, de Rijke, SIGIR 2013).
 */
public record ExpectedReciprocalRank(int cutoff) implements SatisfactionMetric {
  @Override
  public String id() {
    return "err@" + cutoff;
  }

  @Override
  public int depth() {
    return cutoff;
  }

  @Override
  public double[] satisfactionWeights(int depth) {
    double[] weights = new double[depth];
    for (int k = 1; k <= Math.min(cutoff, depth); k++) {
      weights[k - 1] = 1.0 / k;
    }
    return weights;
  }
}
