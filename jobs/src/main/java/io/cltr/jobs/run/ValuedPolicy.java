package io.cltr.jobs.run;

import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;

/** A policy, as it was described and as it is. */
public record ValuedPolicy(PolicySpec spec, Policy policy) {}
