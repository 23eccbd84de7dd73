/** What learners optimise: losses of the scores of one list of documents, and their slopes. */
package io.cltr.objective;
