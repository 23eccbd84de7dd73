package io.cltr.pipeline.importer;

/**
 * What became of a column.
 *
 * @param column its name in the imported file
 * @param fate table and column that hold it, or why it was dropped
 */
public record ColumnFate(String column, String fate) {}
