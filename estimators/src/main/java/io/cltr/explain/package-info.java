/** Explanations: what each feature adds to the score that a ranker gives to a document. */
package io.cltr.explain;
