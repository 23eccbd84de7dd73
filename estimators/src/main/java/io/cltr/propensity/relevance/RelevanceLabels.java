package io.cltr.propensity.relevance;

import java.io.Serializable;

/**
 * The relevance of the documents that were shown for one query, from their clicks.
 *
 * @param documents sorted
 * @param relevance γ̂, in (0, 1): P(click) at position 1, where θ is 1
 * @param low lower ends
 * @param high upper ends
 * @param shown displays at positions that are identified, Σv
 * @param clicks Σvc of them
 */
public record RelevanceLabels(
    String[] documents,
    double[] relevance,
    double[] low,
    double[] high,
    double[] shown,
    double[] clicks)
    implements Serializable {}
