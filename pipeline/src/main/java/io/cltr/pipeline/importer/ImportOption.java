package io.cltr.pipeline.importer;

/**
 * An option of an importer.
 *
 * @param key name of the record's component
 * @param label what its value is, for help
 * @param description what it does, and its default
 */
public record ImportOption(String key, String label, String description) {}
