/** Learners: rankers from debiased relevance, by one objective each. */
package io.cltr.learner;
