package io.cltr.change;

import java.io.Serializable;

/**
 * A document near the top of a ranking, with what the log says of it.
 *
 * @param relevance γ̂, shrunk towards the mean of all documents
 * @param error standard error of γ̂
 * @param shown displays, Σv
 * @param clicks clicks on them, Σvc
 */
public record TopDocument(
    String document, double relevance, double error, double shown, double clicks)
    implements Serializable {}
