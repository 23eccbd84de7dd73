/** The shapes of rankers that are fitted by gradients: parameters, scores and slopes. */
package io.cltr.scorer;
