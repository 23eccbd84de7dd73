package io.cltr.value.sum;

import io.cltr.log.Displays;
import io.cltr.value.metric.Metric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.SortedMap;

/** What one query adds to each slice. */
public record QueryEvidence(SortedMap<String, SliceEvidence> slices) implements Evidence {

  /**
   * Sums over the query's impressions in a slice, each with its weight.
   *
   * @param slopes ∂(Σ moment)/∂log θ by moment; K numbers each
   * @param unsupported what documents that the slice never displayed could add at most, by cell
   * @param modelled what the reward model alone says of such documents, by cell
   * @param drawn variance of the sum by the finite number of draws of a stochastic policy, by cell
   * @param rankWeight Σ ω, by pair
   * @param sparse rank weight on documents that the slice displayed effectively fewer than {@link
   *     #FEW} times, by pair
   * @param excess what the choice of kept impressions adds to the value on average, by pair
   * @param undefined impressions for which the policy has no ranking, by policy
   * @param unmodelled impressions of queries without predictions: one number
   * @param refitted Σ of the query's value by click models that were fitted without a group of
   *     units, by cell and group; no number for other estimators
   * @param outcomes Σ of what the metric counts of displays, clicks or rewards, by metric
   */
  public record SliceEvidence(
      double[][] slopes,
      double[] unsupported,
      double[] modelled,
      double[] drawn,
      double[] rankWeight,
      double[] sparse,
      double[] excess,
      double[] undefined,
      double[] unmodelled,
      double[][] refitted,
      double[] outcomes)
      implements Serializable {
    public static final int FEW = 5;

    public static SliceEvidence empty(Cells cells) {
      return new SliceEvidence(
          new double[cells.layout().moments()][cells.examination().depth()],
          new double[cells.count()],
          new double[cells.count()],
          new double[cells.count()],
          new double[cells.pairs()],
          new double[cells.pairs()],
          new double[cells.pairs()],
          new double[cells.policies()],
          new double[1],
          cells.refitted(),
          new double[cells.metrics().size()]);
    }

    SliceEvidence copy() {
      return new SliceEvidence(
          copy(slopes),
          unsupported.clone(),
          modelled.clone(),
          drawn.clone(),
          rankWeight.clone(),
          sparse.clone(),
          excess.clone(),
          undefined.clone(),
          unmodelled.clone(),
          copy(refitted),
          outcomes.clone());
    }

    private static double[][] copy(double[][] rows) {
      return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** With what the metrics count of {@code displays}. */
    public SliceEvidence with(Cells cells, Displays displays) {
      for (int m = 0; m < outcomes.length; m++) {
        Metric metric = cells.metrics().get(m);
        for (Displays.Cell cell : displays.cells()) {
          outcomes[m] += Math.abs(metric.outcome(cell));
        }
      }
      return this;
    }

    void plus(SliceEvidence more) {
      plus(slopes, more.slopes);
      plus(refitted, more.refitted);
      CellLayout.plus(unsupported, more.unsupported);
      CellLayout.plus(modelled, more.modelled);
      CellLayout.plus(drawn, more.drawn);
      CellLayout.plus(rankWeight, more.rankWeight);
      CellLayout.plus(sparse, more.sparse);
      CellLayout.plus(excess, more.excess);
      CellLayout.plus(undefined, more.undefined);
      CellLayout.plus(unmodelled, more.unmodelled);
      CellLayout.plus(outcomes, more.outcomes);
    }

    private static void plus(double[][] into, double[][] from) {
      for (int i = 0; i < into.length; i++) {
        CellLayout.plus(into[i], from[i]);
      }
    }
  }

  @Override
  public void addTo(EvidenceSums sums) {
    slices.forEach((slice, evidence) -> sums.slice(slice).add(evidence));
  }
}
