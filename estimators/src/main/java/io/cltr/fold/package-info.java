/** Passes over data: what a fold is, and where it may run. */
package io.cltr.fold;
