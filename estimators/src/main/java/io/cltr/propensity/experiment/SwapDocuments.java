package io.cltr.propensity.experiment;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/** Which documents of a swapped pair are compared. */
public enum SwapDocuments {
  /** Both: the clicks at k and at 1 of all impressions marked swap-k. */
  both {
    @Override
    Swaps compare(Source<Impression> log, int depth) {
      return new Swaps(log.fold(new MarkedImpressions(Mark.swap, depth)), 0);
    }
  },

  /**
   * The one that the logger put first: its click rate where it was moved down to k against that
   * where it stayed at 1. Which one it was, other impressions of the same query and logger tell, by
   * where they show the pair outside of what was exchanged at random.
   */
  top {
    @Override
    Swaps compare(Source<Impression> log, int depth) {
      return log.grouped(Impression::query, new SwappedPairs.Counter())
          .fold(new TopComparisons(depth));
    }
  };

  /** Compares the marked impressions of {@code log}. */
  abstract Swaps compare(Source<Impression> log, int depth);

  /**
   * Comparisons of swapped pairs.
   *
   * @param unknown share of the marked displays that were left out
   */
  record Swaps(Comparisons comparisons, double unknown) {}
}
