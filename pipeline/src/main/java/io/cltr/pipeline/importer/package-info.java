/** Brings logs and judgements of other formats into the contract's tables. */
package io.cltr.pipeline.importer;
