package io.cltr.jobs.run;

import io.cltr.pipeline.artefact.StoredPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.ranker.Ranker;
import java.util.Optional;

/**
 * A policy, as it was described and as it is.
 *
 * @param ranker that it needs; empty where it needs none
 * @param stored what it was read from; empty where it is this run's own
 */
public record ValuedPolicy(
    PolicySpec spec, Policy policy, Optional<Ranker> ranker, Optional<StoredPolicy> stored) {}
