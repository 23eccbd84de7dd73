package io.cltr.propensity;

/** What the estimates of examination rest on; reports name each beside its check. */
public enum Assumption {
  /** No trust bias. */
  NO_TRUST_BIAS("an examined document is clicked if it is relevant, at every position alike"),
  /** No cascade. */
  NO_CASCADE("whether a position is examined does not depend on the clicks above it"),
  /** A cascade. */
  CASCADE("users look at every document from the first one down to where they stop"),
  /** No routing. */
  BALANCED_LOGGERS("loggers serve the same mix of queries"),
  /** Deterministic loggers. */
  DETERMINISTIC_LOGGERS("a logger shows the same ranking whenever a query is asked"),
  /** One curve. */
  ONE_CURVE("every pair of loggers tells the same curve"),
  /** Repeats. */
  REPEATED_DOCUMENTS("documents are shown often enough, at several positions, to know each"),
  /** The regression. */
  RELEVANCE_FROM_FEATURES("relevance is a logistic regression on the features"),
  /** Features. */
  FEATURES_DO_NOT_TELL_POSITIONS("features do not tell the position that a document was shown at");

  private final String statement;

  Assumption(String statement) {
    this.statement = statement;
  }

  /** The assumption as a sentence without a full stop. */
  public String statement() {
    return statement;
  }
}
