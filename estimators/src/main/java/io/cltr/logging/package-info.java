/** Logging probabilities of single actions, estimated where the log does not say them. */
package io.cltr.logging;
