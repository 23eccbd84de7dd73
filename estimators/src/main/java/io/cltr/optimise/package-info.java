/** Optimisers that every fit shares. */
package io.cltr.optimise;
