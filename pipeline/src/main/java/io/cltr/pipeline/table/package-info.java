/**
 * Tables as users keep them, in cltr's names and types; and the codecs between rows and records.
 * Besides the Spark source, the only place that names Spark's rows.
 */
package io.cltr.pipeline.table;
