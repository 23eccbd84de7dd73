package io.cltr.pipeline.assemble;

import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Optional;

/** What became of rows of features and of what was shown for a query. */
sealed interface QueryOutcome extends Serializable
    permits QueryOutcome.Used, QueryOutcome.Missing, Rejected {

  /**
   * A query with its candidates.
   *
   * @param rows rows of features it was made of
   * @param newer those that are newer than the first display of their document, if any
   */
  record Used(Keyed<Query> query, long rows, Optional<Note> newer) implements QueryOutcome {}

  /** A document that was shown and has no features, though others have. */
  record Missing(String query, String document) implements QueryOutcome {}
}
