/**
 * What a document is worth at its rank, or to a user who is satisfied by it.
 *
 * <p>A metric takes the examination of positions and gives weights of ranks, their slopes, and what
 * it counts of an impression. Configurations name it by its id.
 */
package io.cltr.value.metric;
