/** From raw tables to one log that every estimator reads: joined, checked, laid out by unit. */
package io.cltr.pipeline.assemble;
