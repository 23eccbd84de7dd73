/** Rankers: scoring functions of features, and what a ranking by them is worth. */
package io.cltr.ranker;
