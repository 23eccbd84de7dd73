package io.cltr.value;

import java.io.Serializable;
import java.util.SortedMap;

/** What one query adds to each slice. */
record QueryEvidence(SortedMap<String, SliceEvidence> slices) implements Evidence {

  /**
   * Sums over the query's impressions in a slice, each with its weight.
   *
   * @param slopes ∂(Σ X)/∂log θ by cell, then ∂(Σ S)/∂log θ by cell, then ∂(Σ Ω)/∂log θ by pair; K
   *     numbers each
   * @param unsupported rank weight on documents that the slice never displayed, by pair
   * @param sparse rank weight on documents that the slice displayed effectively fewer than {@link
   *     #FEW} times, by pair
   * @param excess what the choice of kept impressions adds to the value on average, by pair
   * @param undefined impressions for which the policy has no ranking, by policy
   */
  record SliceEvidence(
      double[][] slopes, double[] unsupported, double[] sparse, double[] excess, double[] undefined)
      implements Serializable {
    static final int FEW = 5;

    static SliceEvidence empty(Valuation valuation) {
      int depth = valuation.examination().depth();
      return new SliceEvidence(
          new double[2 * valuation.cells() + valuation.pairs()][depth],
          new double[valuation.pairs()],
          new double[valuation.pairs()],
          new double[valuation.pairs()],
          new double[valuation.policies().size()]);
    }

    SliceEvidence copy() {
      double[][] rows = new double[slopes.length][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = slopes[i].clone();
      }
      return new SliceEvidence(
          rows, unsupported.clone(), sparse.clone(), excess.clone(), undefined.clone());
    }

    void plus(SliceEvidence more) {
      for (int i = 0; i < slopes.length; i++) {
        plus(slopes[i], more.slopes[i]);
      }
      plus(unsupported, more.unsupported);
      plus(sparse, more.sparse);
      plus(excess, more.excess);
      plus(undefined, more.undefined);
    }

    static double[] plus(double[] into, double[] from) {
      for (int i = 0; i < into.length; i++) {
        into[i] += from[i];
      }
      return into;
    }
  }

  @Override
  public void addTo(EvidenceSums sums) {
    slices.forEach((slice, evidence) -> sums.slice(slice).add(evidence));
  }
}
