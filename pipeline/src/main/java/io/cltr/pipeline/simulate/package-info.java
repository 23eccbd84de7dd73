/** Writes simulated logs: the tables of the contract and the truth behind them. */
package io.cltr.pipeline.simulate;
