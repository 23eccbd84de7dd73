/**
 * Examination where users also click what they trust, P(click) = α_k γ + β_k. The cells of {@code
 * pbm} flow in; each position's line against the first is the one with the largest posterior, and
 * an anchor says where γ is 0; α_k/α_1 and β_k flow out.
 */
package io.cltr.propensity.trust;
