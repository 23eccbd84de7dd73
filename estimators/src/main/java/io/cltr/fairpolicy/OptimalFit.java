package io.cltr.fairpolicy;

import io.cltr.fold.Fold;
import io.cltr.mixture.Mixture;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a policy that is fair in each query learned of a log, and what it met there. Empty until it
 * is fitted.
 *
 * @param relevance by score, and θ
 * @param queries that were asked and have features
 * @param unmet those that cannot meet their demands
 * @param worst by how much the best attainable misses a demand, at most
 * @param idle those that demand nothing: of one group, or without merit
 */
public record OptimalFit(
    FittedRelevance relevance, long queries, long unmet, double worst, long idle)
    implements Serializable {
  /** Not fitted. */
  public OptimalFit() {
    this(new FittedRelevance(), 0, 0, 0, 0);
  }

  /** What a reader must know. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (unmet > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d of %d queries cannot meet their demands: the best attainable was taken, which misses"
                  + " one by up to %.3f",
              unmet,
              queries,
              worst));
    }
    if (idle > 0) {
      warnings.add(
          "%d of %d queries demand nothing, as they have one group alone or no merit: they are ranked by score"
              .formatted(idle, queries));
    }
    return warnings;
  }

  /** Solves every query; state: four numbers. */
  record Met(ExposureOptimal policy, FittedRelevance relevance)
      implements Fold<WeightedQuery, double[], OptimalFit> {
    private static final double ROUNDED = 1e-9;

    @Override
    public double[] start() {
      return new double[4];
    }

    @Override
    public void add(double[] state, WeightedQuery item) {
      Mixture<int[]> solved = policy.solve(item.known(), policy.ranker().scores(item.known()));
      state[0]++;
      state[1] += solved.violation() > ROUNDED ? 1 : 0;
      state[2] = Math.max(state[2], solved.violation());
      state[3] += solved.rows().length == 0 ? 1 : 0;
    }

    @Override
    public void merge(double[] into, double[] from) {
      into[0] += from[0];
      into[1] += from[1];
      into[2] = Math.max(into[2], from[2]);
      into[3] += from[3];
    }

    @Override
    public boolean isExact(double[] state) {
      return true;
    }

    @Override
    public OptimalFit finish(double[] state) {
      return new OptimalFit(relevance, (long) state[0], (long) state[1], state[2], (long) state[3]);
    }
  }
}
