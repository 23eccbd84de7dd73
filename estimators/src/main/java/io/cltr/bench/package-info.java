/** Compares methods on simulated logs whose truth is known. */
package io.cltr.bench;
