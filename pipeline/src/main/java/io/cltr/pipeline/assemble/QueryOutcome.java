package io.cltr.pipeline.assemble;

import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import java.io.Serializable;

/** What became of rows of features and of what was shown for a query. */
sealed interface QueryOutcome extends Serializable
    permits QueryOutcome.Used, QueryOutcome.Missing, Rejected {

  /** A query with its candidates, and the number of rows of features it was made of. */
  record Used(Keyed<Query> query, long rows) implements QueryOutcome {}

  /** A document that was shown and has no features, though others have. */
  record Missing(String query, String document) implements QueryOutcome {}
}
