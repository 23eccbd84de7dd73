/** Rankers: models, training objectives and learners. */
package io.cltr.ranker;
