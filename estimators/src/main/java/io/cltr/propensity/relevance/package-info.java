/**
 * What clicks say of documents once examination is known. An estimate and a log flow in; labels of
 * relevance with intervals flow out, and how well both together predict the clicks of other units.
 */
package io.cltr.propensity.relevance;
