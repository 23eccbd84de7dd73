/**
 * Examination by the position-based model, P(click) = θ_k γ. Displays by query and document flow in
 * and are packed into cells (query, document, position), over which EM finds the largest
 * likelihood; the curve and its profile influence flow out. The cells and their evidence also feed
 * the models with trust and with features, and the labels of relevance.
 */
package io.cltr.propensity.pbm;
