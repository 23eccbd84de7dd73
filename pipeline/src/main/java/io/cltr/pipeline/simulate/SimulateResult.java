package io.cltr.pipeline.simulate;

import io.cltr.simulate.Truth;
import java.nio.file.Path;

/**
 * What was written.
 *
 * @param out the folder
 * @param impressions rows of the table of impressions
 * @param clicks rows of the table of clicks
 * @param queries number of queries in the catalogue
 * @param pairs number of (query, document) pairs in the catalogue
 * @param truth what the log cannot tell
 */
public record SimulateResult(
    Path out, long impressions, long clicks, int queries, int pairs, Truth truth) {}
