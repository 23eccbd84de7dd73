package io.cltr.policy;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.SortedMap;

/**
 * What a policy may be fitted to: units that value nothing.
 *
 * @param impressions of those units
 * @param queries candidates with features and groups
 * @param examination θ
 * @param influence of the log's units on log θ; none where θ is known
 * @param previous policies of an earlier run, by name
 * @param level of confidence statements
 */
public record PolicyLog(
    Source<Impression> impressions,
    Source<Keyed<Query>> queries,
    Examination examination,
    BucketInfluence influence,
    SortedMap<String, PolicySpec> previous,
    double level) {}
