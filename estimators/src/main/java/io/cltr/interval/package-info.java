/** Uncertainty: influence per unit bucket, and intervals from it. */
package io.cltr.interval;
