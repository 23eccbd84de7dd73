/**
 * What is known of one query, and its plan.
 *
 * <p>In go the candidates, what the slices displayed, and the ranks and predictions of policies and
 * models. The plan that is made of them turns each impression of the query into contributions, and
 * holds what the query itself adds.
 */
package io.cltr.value.query;
