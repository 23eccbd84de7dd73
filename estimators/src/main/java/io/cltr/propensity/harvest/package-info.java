/**
 * Examination from loggers that disagree: a document that two of them show at two positions for its
 * query is an intervention that nobody had to make. Untouched displays by query flow in and are
 * weighted to counts by pairs of positions; pivot, adjacent or all pairs of these are solved to a
 * curve, which flows out with its influence.
 */
package io.cltr.propensity.harvest;
