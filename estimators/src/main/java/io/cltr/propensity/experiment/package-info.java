/**
 * Examination from traffic that was randomised to measure it: swaps of two positions and shuffles
 * of the first ones. Marked impressions flow in; clicks compared between positions flow out as a
 * curve that needs no model of relevance.
 */
package io.cltr.propensity.experiment;
