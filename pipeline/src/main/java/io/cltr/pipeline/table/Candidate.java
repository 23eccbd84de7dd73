package io.cltr.pipeline.table;

import java.io.Serializable;
import java.util.List;

/**
 * A document of a query: a row of the features, or the fact that the log showed it.
 *
 * @param shown whether this is a display, not a row of features
 * @param time of the features, or of the earliest display, in microseconds since 1970; 0 where the
 *     log does not say
 * @param features empty for a display and where the row could not be read
 * @param groups the document's groups, sorted
 */
public record Candidate(
    String query,
    String document,
    boolean shown,
    long time,
    float[] features,
    List<String> groups,
    Event.Origin origin)
    implements Serializable {}
