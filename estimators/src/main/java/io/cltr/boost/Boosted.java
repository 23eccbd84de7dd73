package io.cltr.boost;

import io.cltr.ranker.TreeRanker;
import java.util.List;

/**
 * A grown ensemble.
 *
 * @param ranker cut behind the tree with the best held-out gain
 * @param objective per impression, before the first tree and after each; of the library's losses
 *     the share of lambda mass that is left is not known: empty
 * @param heldOut debiased DCG@10 per impression, likewise; empty without held-out units
 * @param warnings what a reader must know
 */
public record Boosted(
    TreeRanker ranker, List<Double> objective, List<Double> heldOut, List<String> warnings) {

  /** Copies the lists. */
  public Boosted {
    objective = List.copyOf(objective);
    heldOut = List.copyOf(heldOut);
    warnings = List.copyOf(warnings);
  }
}
