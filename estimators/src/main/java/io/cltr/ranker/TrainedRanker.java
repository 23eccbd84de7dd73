package io.cltr.ranker;

import java.util.List;
import java.util.SortedMap;

/**
 * A ranker and how it came about.
 *
 * @param learner id of the method
 * @param hyperParameters by name; +∞ is "none" for a clip
 * @param objective the minimised objective at the start and after each iteration
 * @param clicks clicks that entered the training
 * @param clippedShare share of the total inverse-propensity weight lost to clipping, in [0, 1)
 * @param warnings what a reader must know
 */
public record TrainedRanker(
    String learner,
    SortedMap<String, Double> hyperParameters,
    LinearRanker ranker,
    List<Double> objective,
    long clicks,
    double clippedShare,
    List<String> warnings) {}
