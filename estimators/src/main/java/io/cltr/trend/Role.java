package io.cltr.trend;

/** What a policy is to a run; a candidate that is trained again is still the candidate. */
public enum Role {
  /** The policy that the gate judges. */
  candidate,
  /** The policy that it is compared with. */
  production
}
