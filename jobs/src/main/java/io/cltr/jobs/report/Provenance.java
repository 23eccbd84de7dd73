package io.cltr.jobs.report;

/**
 * What the numbers of a report depend on.
 *
 * @param version of cltr
 * @param seed of everything drawn at random
 * @param configHash hash of the configuration that matters to the result
 * @param inputHash hash of the input rows, whatever their order and files
 * @param hashVersion version of the hash that assigns units to buckets and splits
 * @param firstDay first UTC day of the log, ISO 8601; "" where unknown
 * @param lastDay last UTC day
 * @param unitKind column of impressions that names the units: unit_id, session_id or query_id
 */
public record Provenance(
    String version,
    long seed,
    String configHash,
    String inputHash,
    int hashVersion,
    String firstDay,
    String lastDay,
    String unitKind) {}
