/** How likely each position was examined, estimated from logs, with its uncertainty. */
package io.cltr.propensity;
