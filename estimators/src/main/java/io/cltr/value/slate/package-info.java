/**
 * Logs of rankings by whole slates with logged probabilities: estimators and the plan of a query.
 *
 * <p>In go a slate's logged probability, its rewards, and what policies say of its slots; out come
 * weights of slots and the moments of the estimators.
 */
package io.cltr.value.slate;
