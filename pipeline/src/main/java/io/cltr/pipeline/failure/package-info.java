/** Failures of Spark, Hadoop, codecs and disks as messages to whoever can mend them. */
package io.cltr.pipeline.failure;
