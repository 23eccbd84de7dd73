package io.cltr.learner;

/** Which documents a loss compares with each other. */
public enum Lists {
  /** Those that were displayed together: what was not shown says nothing. */
  shown,
  /** All candidates of the query; those without a signal have the signal 0. */
  candidates
}
