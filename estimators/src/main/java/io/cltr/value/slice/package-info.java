/**
 * The parts of a log: slices, each valued as a log of its own, and folds of units.
 *
 * <p>In go impressions and candidates; out come the names of the slices of an impression, a query
 * or a document, what each displayed of a query by fold, and the predictions of a reward model that
 * was fitted without the fold.
 */
package io.cltr.value.slice;
