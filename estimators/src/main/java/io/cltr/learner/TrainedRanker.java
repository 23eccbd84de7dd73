package io.cltr.learner;

import io.cltr.ranker.Ranker;
import java.util.List;
import java.util.SortedMap;

/**
 * A ranker and how it came about.
 *
 * @param learner id of the method
 * @param signal id of the debiased relevance that it was trained on
 * @param hyperParameters by name; +∞ is "none" for a clip
 * @param objective the minimised objective, at the start of the search and after each iteration
 * @param heldOut a debiased metric on held-out units after each iteration; empty where not asked
 * @param clicks clicks that entered the training
 * @param clippedShare share of the total inverse-propensity weight lost to clipping, in [0, 1)
 * @param warnings what a reader must know
 */
public record TrainedRanker(
    String learner,
    String signal,
    SortedMap<String, Double> hyperParameters,
    Ranker ranker,
    List<Double> objective,
    List<Double> heldOut,
    long clicks,
    double clippedShare,
    List<String> warnings) {

  /** Copies the lists. */
  public TrainedRanker {
    objective = List.copyOf(objective);
    heldOut = List.copyOf(heldOut);
    warnings = List.copyOf(warnings);
  }
}
